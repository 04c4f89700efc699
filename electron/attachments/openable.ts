import { safeFileName } from '../fileName';

/**
 * Endings of files that the system may open for a person: documents, pictures, sound and films. What isn't here is refused,
 * programs and scripts above all, but also what runs in a browser (HTML, SVG) or carries macros: a list of dangers
 * would never be complete.
 */
const endings: ReadonlySet<string> = new Set(
  `pdf txt csv rtf md docx xlsx pptx odt ods odp
   png jpg jpeg gif webp avif heic bmp tif tiff
   mp3 m4a wav ogg mp4 mov webm`.split(/\s+/),
);

/** A name's ending in small letters; '' where there is none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,12})$/u.exec(name.trimEnd())?.[1]?.toLowerCase() ?? '';
}

/** The name under which a copy is opened, on every system; `null` when it may not be opened. */
export function openableName(name: string): string | null {
  const ending = endingOf(name);
  return endings.has(ending) ? safeFileName(name, ending) : null;
}

/** The name that is proposed for a copy. */
export function copyName(name: string): string {
  const ending = endingOf(name);
  return ending === '' ? safeFileName(name, 'bin') : safeFileName(name, ending);
}
