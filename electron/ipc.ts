import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { shellArguments } from '#shared/bridge/contract';
import type { Shell, ShellFailure } from '#shared/bridge/contract';
import { isDeskUrl } from './appScheme';
import { callChannel } from './channels';
import type { CallAnswer } from './channels';
import type { Log } from './log';

/** Longer calls are logged with their time. */
const slowCall = 300;
/** Calls that wait for a person, who may take their time. */
const unhurried: ReadonlySet<string> = new Set([
  'reports.savePdf',
  'account.signIn',
  'files.choose',
  'files.add',
  'files.saveCopy',
]);

export interface IpcOptions {
  readonly handlers: Shell;
  readonly log: Log;
  /** Calls that the page in these web contents may make; null for all. */
  readonly allowedCalls: (contentsId: number) => ReadonlySet<string> | null;
  /** Milliseconds; for timing. */
  readonly now: () => number;
}

type Handler = (...args: unknown[]) => Promise<unknown>;

/** Lets the desk's pages call the handlers: sender and arguments are checked here and nowhere else. */
export function registerCalls({ handlers, log, allowedCalls, now }: IpcOptions): void {
  for (const [namespace, methods] of Object.entries(shellArguments)) {
    for (const [method, schema] of Object.entries<z.ZodType<unknown[]>>(methods)) {
      const name = `${namespace}.${method}`;
      const handler = handlerOf(handlers, namespace, method);
      ipcMain.handle(callChannel(name), async (event, ...args: unknown[]): Promise<CallAnswer> => {
        const started = now();
        const refuse = (failure: ShellFailure): CallAnswer => ({ ok: false, message: `${failure}: ${name}` });
        const allowed = allowedCalls(event.sender.id);
        if (!isTrustedSender(event) || (allowed !== null && !allowed.has(name))) {
          log.warn(`refused a call of ${name}`);
          return refuse('refused');
        }
        const parsed = schema.safeParse(args);
        if (!parsed.success) {
          log.warn(
            `bad arguments for ${name}: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
          );
          return refuse('badArguments');
        }
        try {
          return { ok: true, value: await handler(...parsed.data) };
        } catch (error) {
          log.error(`${name} failed`, error);
          return refuse('failed');
        } finally {
          const took = now() - started;
          if (took > slowCall && !unhurried.has(name)) log.warn(`${name} took ${Math.round(took)} ms`);
        }
      });
    }
  }
}

function handlerOf(handlers: Shell, namespace: string, method: string): Handler {
  const group: Readonly<Record<string, unknown>> | undefined = Object.entries(handlers).find(
    ([name]) => name === namespace,
  )?.[1];
  const handler = group?.[method];
  if (typeof handler !== 'function') throw new Error(`there is no handler for ${namespace}.${method}`);
  // The arguments have passed the schema that the contract ties to this method.
  return (...args) => Reflect.apply(handler, group, args) as Promise<unknown>;
}

/** Only the top frame of a page of the desk may call. */
function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame === event.sender.mainFrame && isDeskUrl(frame.url);
}
