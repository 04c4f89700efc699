import { limits as upperBounds } from '#shared/sync/protocol';

/** What this endpoint takes and gives at most: the protocol's bounds, or lower ones in tests. */
export type Limits = { readonly [Name in keyof typeof upperBounds]: number };

export const defaultLimits: Limits = upperBounds;

/** How deep arrays and objects may nest in a body; no record comes near. */
export const maximumDepth = 64;
