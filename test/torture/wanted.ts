import { z } from 'zod';

const wanted = z.object({
  kills: z.number().int(),
  damages: z.number().int(),
  endpointKills: z.number().int(),
  desks: z.number().int().positive(),
  seed: z.number().int(),
  minutes: z.number(),
});
export type Wanted = z.infer<typeof wanted>;

/** What `npm run torture` was asked for. */
export function wantedTorture(): Wanted {
  return wanted.parse(JSON.parse(process.env['ESCALE_TORTURE'] ?? '{}'));
}
