import type { TokenSource } from '../../electron/signIn/bearer';

/** Where the way to the endpoint gets one token that isn't renewed, or none. */
export function onlyToken(token: string | null): () => TokenSource {
  const source: TokenSource = { tokenFor: async () => token, renewed: async () => null };
  return () => source;
}
