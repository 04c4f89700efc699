/** What a meeting is and is about, "Visite – Habitat Brévanne"; a title that begins with its kind doesn't say it twice. */
export function subject(kind: string, title: string): string {
  return title.toLowerCase().startsWith(kind.toLowerCase()) ? title : `${kind} – ${title}`;
}
