import { z } from 'zod';

/**
 * The remote wipe of a device (docs/sync.md, S140 to S144). A device is one person's desk on one laptop: it is named
 * by the header `escale-device`, and another person's desk on the same laptop is another device.
 */

const named = z.object({ id: z.string().min(1).max(200), name: z.string().max(200) });

export const wipeOrder = z.object({
  /** This order and no other: one that was cancelled and given again is another one. */
  order: z.uuid(),
  /** Who ordered it, in words for a person. */
  by: z.string().max(200),
  at: z.iso.datetime(),
  /** What is unsent goes first; the endpoint turns it to false when its time for that is over. */
  afterSending: z.boolean(),
  /** Proves the confirmation, so that the laptop can destroy its token before it tells; another one with each answer. */
  receipt: z.string().min(20).max(200),
});
export type WipeOrder = z.infer<typeof wipeOrder>;

/** `GET /v1/devices/self`: whose device it is that asks, and whether it is to be wiped. */
export const deviceSelf = z.object({
  device: z.uuid(),
  tenant: named,
  person: named,
  wipe: wipeOrder.nullable(),
});
export type DeviceSelf = z.infer<typeof deviceSelf>;

/** `POST /v1/devices/wiped`, with the receipt as its bearer token: it is done. */
export const wipedReport = z.object({
  order: z.uuid(),
  /** How many changes were destroyed that the endpoint never had; null when the laptop couldn't count them. */
  unsent: z.number().int().nonnegative().max(1_000_000_000).nullable(),
});
export type WipedReport = z.infer<typeof wipedReport>;
