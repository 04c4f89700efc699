import type { Language } from '../domain/fields';

/** 120 with the extension ".pdf". */
const longest = 116;

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

const internalWord: Readonly<Record<Language, string>> = { fr: 'interne', en: 'internal' };

export interface ReportFileName {
  /** "Compte rendu de visite" */
  readonly title: string;
  readonly partner: string;
  /** `YYYY-MM-DD`, so that a folder sorts by time. */
  readonly day: string;
  readonly language: Language;
  readonly audience: 'file' | 'partner';
}

/**
 * A file's name without its extension, such as "Compte rendu de visite - Armor Réseaux - 2026-11-26": readable, valid
 * on every system, at most 116 characters (the partner's name gives way). Our own copy says that it is internal, so
 * that both may lie in one folder and the wrong one isn't sent.
 */
export function reportFileName({ title, partner, day, language, audience }: ReportFileName): string {
  const tail = [day, ...(audience === 'file' ? [internalWord[language]] : [])].join(' - ');
  const head = safeName(title);
  const room = longest - head.length - tail.length - ' - '.length * 2;
  const name = cut(safeName(partner), Math.max(0, room));
  const whole = [head, name, tail].filter((part) => part !== '').join(' - ');
  return reserved.test(whole) ? `_${whole}` : cut(whole, longest);
}

/** Takes out what Windows, macOS or Linux won't have in a name, and spaces or dots at its ends. */
function safeName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
}

/** Cuts by whole characters, in UTF-16 units as file systems count them. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/[\s.-]+$/, '');
}
