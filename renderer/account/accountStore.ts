import { create } from 'zustand';
import type { AccountState, EntryResult } from '#shared/bridge/account';
import type { Bridge, SignInCall } from '#shared/bridge/contract';
import { platform } from '../platform';

interface AccountStore {
  /** Null until the shell has told. */
  readonly state: AccountState | null;
  /** A sign-in or a token is on its way in. */
  readonly entering: boolean;
  /** How the last one ended; null once it was read, or another has begun. */
  readonly result: EntryResult | null;
}

/** Whose desk this is and who is on the way in; kept here, so that it outlives the page that began it. */
export const useAccount = create<AccountStore>(() => ({ state: null, entering: false, result: null }));

/** Asks the shell whose desk this is, and follows it; call once, before anything of the desk is opened. */
export async function followAccount(shell: Bridge = platform): Promise<AccountState> {
  const state = await shell.account.state();
  useAccount.setState({ state });
  shell.on('accountChanged', (changed) => {
    useAccount.setState({ state: changed });
  });
  return state;
}

/** Hears of everybody who came in, by whichever way. */
export function onEntered(listener: () => void): void {
  useAccount.subscribe(({ result }, before) => {
    if (result !== before.result && result?.status === 'entered') listener();
  });
}

export function signIn(call: SignInCall): Promise<EntryResult> {
  return enter(() => platform.account.signIn(call));
}

export function enterByToken(token: string, endpoint: string): Promise<EntryResult> {
  return enter(() => platform.account.setToken(token, endpoint));
}

/** Opens the desk of who has signed in; the window loads anew. */
export function openOther(): Promise<EntryResult> {
  return enter(() => platform.account.openOther());
}

/** The person stays on their desk; who had signed in is forgotten. */
export async function leaveOther(): Promise<void> {
  useAccount.setState({ result: null });
  await platform.account.leaveOther();
}

let latest = 0;

async function enter(work: () => Promise<EntryResult>): Promise<EntryResult> {
  latest += 1;
  const mine = latest;
  useAccount.setState({ entering: true, result: null });
  let result: EntryResult;
  try {
    result = await work();
  } catch (error) {
    // The shell itself failed; its log says why.
    const detail = error instanceof Error ? error.message : String(error);
    result = { status: 'failed', reason: 'notKept', detail };
  }
  if (mine === latest) useAccount.setState({ entering: false, result });
  return result;
}
