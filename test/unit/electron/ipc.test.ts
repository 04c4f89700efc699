import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shellArguments } from '#shared/bridge/contract';
import type { Shell } from '#shared/bridge/contract';
import { registerCalls } from '../../../electron/ipc';
import type { Log } from '../../../electron/log';

type Listener = (event: unknown, ...args: unknown[]) => Promise<unknown>;
const electron = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }));
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => electron.listeners.set(channel, listener) },
}));

const log = {
  write: vi.fn<Log['write']>(),
  info: vi.fn<Log['info']>(),
  warn: vi.fn<Log['warn']>(),
  error: vi.fn<Log['error']>(),
  idle: async () => undefined,
} satisfies Log;
const openExternal = vi.fn<(url: string) => Promise<boolean>>(async () => true);
let clock = 0;

beforeEach(() => {
  electron.listeners.clear();
  vi.clearAllMocks();
  const anything = new Proxy({}, { get: () => async () => undefined });
  const handlers = {
    app: {
      ...Object.fromEntries(Object.keys(shellArguments.app).map((name) => [name, async () => name])),
      openExternal,
    },
    settings: anything,
    account: anything,
    journal: anything,
    files: anything,
    reports: anything,
  } as unknown as Shell;
  registerCalls({
    handlers,
    log,
    now: () => clock,
    allowedCalls: (id) => (id === 7 ? new Set(['reports.printModel']) : null),
  });
});

interface Origin {
  readonly url?: string;
  readonly id?: number;
  readonly top?: boolean;
  readonly parent?: object | null;
}

function eventOf({ url = 'app://desk/', id = 1, top = true, parent = null }: Origin = {}) {
  const frame = { url, parent };
  return { sender: { id, mainFrame: top ? frame : {} }, senderFrame: frame };
}
const call = (name: string, event: unknown, ...args: unknown[]) =>
  electron.listeners.get(`escale:call:${name}`)?.(event, ...args);

describe('a call from a page', () => {
  it('exists for every line of the contract', () => {
    const names = Object.entries(shellArguments).flatMap(([namespace, methods]) =>
      Object.keys(methods).map((method) => `escale:call:${namespace}.${method}`),
    );
    expect([...electron.listeners.keys()].toSorted()).toEqual(names.toSorted());
  });

  it('reaches its handler with its checked arguments', async () => {
    expect(await call('app.openExternal', eventOf(), 'https://partner.example')).toEqual({
      ok: true,
      value: true,
    });
    expect(openExternal).toHaveBeenCalledWith('https://partner.example');
  });

  it.each([
    ['another origin', eventOf({ url: 'https://desk/' })],
    ['another host of the scheme', eventOf({ url: 'app://elsewhere/' })],
    ['a frame inside', eventOf({ parent: {} })],
    ['a frame that is not the top one', eventOf({ top: false })],
    ['a frame that is gone', { sender: { id: 1, mainFrame: null }, senderFrame: null }],
  ])('is refused when it comes from %s', async (_what, event) => {
    expect(await call('app.openExternal', event, 'https://partner.example')).toEqual({
      ok: false,
      message: 'refused: app.openExternal',
    });
    expect(openExternal).not.toHaveBeenCalled();
  });

  it('is refused when it is not among those of its page', async () => {
    expect(await call('app.openExternal', eventOf({ id: 7 }), 'https://partner.example')).toMatchObject({
      ok: false,
    });
    const job = '018f7a3e-0000-7000-8000-000000000000';
    expect(await call('reports.printModel', eventOf({ id: 7 }), job)).toMatchObject({ ok: true });
  });

  it.each([[[]], [[5]], [['a', 'b']], [['x'.repeat(2001)]]])('with arguments %j is refused', async (args) => {
    expect(await call('app.openExternal', eventOf(), ...args)).toEqual({
      ok: false,
      message: 'badArguments: app.openExternal',
    });
  });

  it('that fails says only that it did, and leaves the reason in the log', async () => {
    openExternal.mockRejectedValueOnce(new Error('a secret path'));
    expect(await call('app.openExternal', eventOf(), 'https://a.example')).toEqual({
      ok: false,
      message: 'failed: app.openExternal',
    });
    expect(log.error).toHaveBeenCalledWith('app.openExternal failed', expect.any(Error));
  });

  it('that takes long is logged with its time', async () => {
    openExternal.mockImplementationOnce(async () => ((clock += 900), true));
    await call('app.openExternal', eventOf(), 'https://a.example');
    expect(log.warn).toHaveBeenCalledWith('app.openExternal took 900 ms');
  });
});
