const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Plain http on this machine, where nobody listens in. */
export function isLoopbackHttp(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}

/** Where secrets may travel and the browser be sent: https, or http on this machine; no name or password in it. */
export function isTrustedAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || isLoopbackHttp(address);
}
