import { z } from 'zod';

const wanted = z.object({
  kills: z.number().int(),
  damages: z.number().int(),
  endpointKills: z.number().int(),
  seed: z.number().int(),
  minutes: z.number(),
});

/** What `npm run torture` was asked for. */
export function wantedTorture(): z.infer<typeof wanted> {
  return wanted.parse(JSON.parse(process.env['ESCALE_TORTURE'] ?? '{}'));
}
