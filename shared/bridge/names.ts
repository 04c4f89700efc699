import type { Shell, ShellEvents } from './contract';

/**
 * The names of the contract's calls and events, which the preload puts on the page. They stand apart from the schemas of
 * the arguments, so that neither the preload nor the first window waits for those; a name that is missing here or
 * isn't the contract's doesn't compile.
 */
export const shellCalls = {
  app: { info: true, openExternal: true, showInFolder: true, log: true, copyText: true, flushed: true },
  settings: { get: true, set: true },
  account: {
    state: true,
    claim: true,
    signIn: true,
    cancelSignIn: true,
    openOther: true,
    leaveOther: true,
    signOut: true,
    setToken: true,
    clearToken: true,
    tokenState: true,
  },
  journal: { open: true, append: true, status: true },
  files: {
    choose: true,
    add: true,
    states: true,
    keepThumbnail: true,
    open: true,
    saveCopy: true,
    want: true,
    fetch: true,
    waiting: true,
    collect: true,
  },
  reports: { savePdf: true, saveJson: true, printModel: true, printReady: true },
} as const satisfies { [N in keyof Shell]: Record<keyof Shell[N], true> };

export const shellEvents = {
  settingsChanged: true,
  command: true,
  wake: true,
  flush: true,
  accountChanged: true,
  journalFault: true,
  filesChanged: true,
} as const satisfies Record<keyof ShellEvents, true>;
