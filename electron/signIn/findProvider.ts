import type { findProvider as find } from './provider';

/**
 * Finds a provider as `provider.ts` does, whose library is loaded when somebody signs in or a sign-in is renewed: each
 * start would wait for it.
 */
export const findProvider: typeof find = async (...given) =>
  (await import('./provider')).findProvider(...given);
