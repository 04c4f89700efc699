/** The names that main process and preload share; in a file of its own so that the preload stays small. */

export const callChannel = (name: string): string => `escale:call:${name}`;
export const eventChannel = (name: string): string => `escale:event:${name}`;

/** What a call answers: failures as values, since a rejection would arrive with Electron's own words around it. */
export type CallAnswer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };
