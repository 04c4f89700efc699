const safeLink = /^(?:https:\/\/|mailto:)[^\s\p{Cc}<>"\\^`{|}]+$/iu;

/** Whether a document may carry the address as a link: https or mailto, without anything that needs escaping. */
export function isSafeLink(address: string): boolean {
  return safeLink.test(address);
}
