import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxArguments } from '../../electron/runtime/sandbox.mjs';

/** A packaged app that runs. Its fuses keep Playwright's own way of starting Electron out. */
export interface PackagedDesk {
  readonly browser: Browser;
  /** All that it has written on its two streams. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts the program with data of its own, and attaches to its pages. */
export async function startPackagedDesk(program: string, folder: string): Promise<PackagedDesk> {
  const data = await mkdtemp(join(tmpdir(), 'escale-packaged-'));
  const args = ['--remote-debugging-port=0', `--user-data-dir=${data}`, ...sandboxArguments(folder)];
  const desk = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const keep = (chunk: Buffer) => {
    log += chunk.toString('utf8');
  };
  desk.stdout.on('data', keep);
  desk.stderr.on('data', keep);
  const stop = async () => {
    await end(desk);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const browser = await chromium.connectOverCDP(await devtoolsAddress(desk, () => log));
    return { browser, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function devtoolsAddress(desk: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`The packaged app ended at once:\n${log()}`));
    desk.once('error', reject);
    desk.once('exit', fail);
    desk.stderr?.on('data', () => {
      const address = /DevTools listening on (ws:\S+)/.exec(log())?.[1];
      if (address === undefined) return;
      desk.off('exit', fail);
      resolve(address);
    });
  });
}

function end(desk: ChildProcess): Promise<void> {
  if (desk.exitCode !== null || desk.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    desk.once('exit', () => resolve());
    desk.kill('SIGKILL');
  });
}
