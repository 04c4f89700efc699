/**
 * Whether an address may be handed to the system's own programs: https without a user's name in it, or mailto.
 */
export function isExternalLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol === 'mailto:') return true;
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname !== '';
}
