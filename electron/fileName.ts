/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name that every system takes, with its extension once.
 * @param wanted free text, such as a partner's name and a date
 * @param extension without the dot
 */
export function safeFileName(wanted: string, extension: string): string {
  const ending = `.${extension}`;
  const stem = wanted.toLowerCase().endsWith(ending) ? wanted.slice(0, -ending.length) : wanted;
  const clean = stem
    .normalize('NFC')
    // Control and direction marks, and what some system gives a meaning.
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
    .slice(0, 120)
    .trim();
  const name = clean === '' ? 'Escale' : clean;
  return `${reserved.test(name) ? `_${name}` : name}${ending}`;
}
