import { z } from 'zod';
import { language } from '../domain/fields';

export const themes = ['system', 'light', 'dark'] as const;

const profileLine = z.string().trim().max(120, 'validation.tooLong');

/**
 * A company's endpoint: https anywhere, http on this machine only, since a token must not travel in the clear;
 * no user, query or fragment in it.
 */
export const endpointAddress = z
  .union(
    [
      z.url({ protocol: /^https$/ }),
      z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ }),
    ],
    'validation.endpoint',
  )
  .refine((text) => !/[?#@]/.test(text), 'validation.endpoint');

/** What the shell must know before the desk is there; kept in a file of the profile, not in the database. */
export const settings = z.object({
  /** `system` follows the operating system's language. */
  language: z.union([z.literal('system'), language]),
  theme: z.enum(themes),
  profile: z.object({ name: profileLine, role: profileLine, company: profileLine, email: profileLine }),
  /** '' while there is none. */
  endpoint: z.union([z.literal(''), endpointAddress]),
  /** The person went offline on purpose: nothing is sent or fetched until they come back. */
  offline: z.boolean(),
  /** The rail of places shows icons only. */
  railCollapsed: z.boolean(),
  /** The folder of the last file that was saved; '' at first. */
  lastFolder: z.string().max(4096),
});
export type Settings = z.infer<typeof settings>;

export const settingsPatch = settings.partial();
export type SettingsPatch = z.infer<typeof settingsPatch>;

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  profile: { name: '', role: '', company: '', email: '' },
  endpoint: '',
  offline: false,
  railCollapsed: false,
  lastFolder: '',
};
