import { mkdirSync } from 'node:fs';
import { appendFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogLevel } from '#shared/bridge/contract';

export interface LogOptions {
  readonly folder: string;
  /** The person's home folder, which carries their name; written as `~`. */
  readonly home: string;
  readonly now: () => Date;
  readonly maxBytes?: number;
  readonly files?: number;
}

export interface Log {
  /** A line without personal data: no names, texts, addresses or tokens. */
  readonly write: (level: LogLevel, message: string) => void;
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly error: (message: string, cause?: unknown) => void;
  /** Resolves when what was written is in the file. */
  readonly idle: () => Promise<void>;
}

/**
 * The local log: `escale.log`, at 1 MB put aside as `escale.1.log` and so on, five files in all. It is sent nowhere.
 * A log that can't be written is silent: it must never stop the work.
 */
export function createLog({ folder, home, now, maxBytes = 1_000_000, files = 5 }: LogOptions): Log {
  const name = (index: number) => join(folder, index === 0 ? 'escale.log' : `escale.${index}.log`);
  mkdirSync(folder, { recursive: true });
  let waiting = '';
  let queue: Promise<void> = Promise.resolve();

  const rotate = async (): Promise<void> => {
    await rm(name(files - 1), { force: true });
    for (let index = files - 2; index >= 0; index -= 1) {
      await rename(name(index), name(index + 1)).catch(() => undefined);
    }
  };
  const drain = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text === '') return;
    const size = await stat(name(0)).then(
      (found) => found.size,
      () => 0,
    );
    if (size > 0 && size + text.length > maxBytes) await rotate();
    await appendFile(name(0), text, { mode: 0o600 });
  };
  const write = (level: LogLevel, message: string): void => {
    const text = message.replaceAll(home === '' ? '\0' : home, '~').replaceAll(/[\r\n]+/g, ' ⏎ ');
    waiting += `${now().toISOString()} ${level} ${text}\n`;
    queue = queue.then(drain).catch(() => undefined);
  };
  return {
    write,
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
    error: (message, cause) =>
      write('error', cause === undefined ? message : `${message}: ${describe(cause)}`),
    idle: () => queue,
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
