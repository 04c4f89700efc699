import type { WebContents } from 'electron';
import type { ShellEvents } from '#shared/bridge/contract';
import { eventChannel } from './channels';

/** Sends an event to the desk; lost when no desk is there. */
export type Emit = <E extends keyof ShellEvents>(event: E, payload: ShellEvents[E]) => void;

export function createEmit(desk: () => WebContents | null): Emit {
  return (event, payload) => {
    const contents = desk();
    if (contents !== null && !contents.isDestroyed()) contents.send(eventChannel(event), payload);
  };
}
