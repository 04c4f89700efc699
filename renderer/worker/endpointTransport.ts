import { endpointPrefix } from '#shared/bridge/addresses';
import { endpointProblemTypes } from '#shared/bridge/endpointProblems';
import { deviceHeader, protocolHeader, protocolVersion } from '#shared/sync/protocol';
import type { Transport } from '#shared/sync/ports';

/** Problems that the shell meets before there is an answer: for the engine they are a connection that isn't there. */
const unanswered: ReadonlySet<string> = new Set([
  endpointProblemTypes.network,
  endpointProblemTypes.timeout,
  endpointProblemTypes.tls,
  endpointProblemTypes.redirect,
  endpointProblemTypes.noEndpoint,
  endpointProblemTypes.offline,
]);

/** A request that takes longer makes a person wonder; saving data is then suggested. */
const slowMs = 20_000;

interface Patience {
  /** In milliseconds. */
  readonly now: () => number;
  /** A request that was answered took so long. */
  readonly onSlow: (ms: number) => void;
}

/** The way to the company's endpoint: through the app's own protocol, where the shell adds address and token. */
export function createEndpointTransport(
  fetchOwn: typeof fetch,
  device: string,
  { now, onSlow }: Patience,
): Transport {
  return {
    request: async ({ method, path, body }) => {
      const asked = now();
      const response = await fetchOwn(`${endpointPrefix}${path}`, {
        method,
        headers: {
          [deviceHeader]: device,
          [protocolHeader]: String(protocolVersion),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      const took = now() - asked;
      if (took > slowMs) onSlow(took);
      if (response.status >= 500 && unanswered.has(problemType(text))) throw new Error(text);
      return { status: response.status, header: (name) => response.headers.get(name), text };
    },
  };
}

function problemType(text: string): string {
  try {
    const { type } = JSON.parse(text) as { type?: unknown };
    return typeof type === 'string' ? type : '';
  } catch {
    return '';
  }
}
