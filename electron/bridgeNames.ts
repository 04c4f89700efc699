import { shellArguments, shellEvents } from '#shared/bridge/contract';
import { bridgeArgument } from './channels';
import type { BridgeNames } from './channels';

/** The contract's names as an argument of the preload. */
export function bridgeNamesArgument(): string {
  const names: BridgeNames = {
    calls: Object.fromEntries(
      Object.entries(shellArguments).map(([namespace, methods]) => [namespace, Object.keys(methods)]),
    ),
    events: Object.keys(shellEvents),
  };
  return bridgeArgument + JSON.stringify(names);
}
