import { z } from 'zod';
import { deskBinding } from './account';
import type { AccountState, DeskBinding, EntryResult } from './account';
import { reportModel } from '../reports/model';
import type { ReportModel } from '../reports/model';
import { filesArguments } from './files';
import type {
  AddedFile,
  DroppedFile,
  FileSource,
  FileState,
  OpenResult,
  WaitingFiles,
  WantedFile,
  WantedFiles,
} from './files';
import { journalEntry } from './journal';
import type {
  JournalAppendResult,
  JournalEntry,
  JournalFault,
  JournalReplay,
  JournalStatus,
} from './journal';
import { endpointAddress, settingsPatch } from './settings';
import type { Settings, SettingsPatch } from './settings';

/**
 * The one contract between the desk (renderer) and the shell (main process). `Shell` is what the desk may call,
 * `ShellEvents` what it may hear, `shellArguments` the check that each call's arguments pass in the main process.
 * A new call is one line here, one in the table, its name in names.ts, one handler; forgetting any of them doesn't compile.
 *
 * A call that the shell can't carry out rejects with an Error whose message begins with a `ShellFailure`, a colon
 * and the call's name; the reason is in the local log. Expected failures are values, not rejections.
 */
export interface Shell {
  readonly app: {
    info(): Promise<AppInfo>;
    /** Opens an https or mailto address in the system's own program; anything else is refused. */
    openExternal(url: string): Promise<boolean>;
    /** Shows a file that the app has saved since its start in the system's file manager; does nothing for others. */
    showInFolder(path: string): Promise<void>;
    /** A line for the local log; personal data doesn't belong in it. */
    log(level: LogLevel, message: string): Promise<void>;
    /** Copies text to the clipboard. */
    copyText(text: string): Promise<void>;
    /** The answer to `flush`: everything typed is on the disk, the window may close. */
    flushed(): Promise<void>;
  };
  readonly settings: {
    get(): Promise<Settings>;
    /** Validates, writes to disk, applies (menu language, theme) and answers the whole. */
    set(patch: SettingsPatch): Promise<Settings>;
  };
  readonly account: {
    /** Whose desk this is, and who is signed in; asked before anything of the desk is opened. */
    state(): Promise<AccountState>;
    /** Tells whose records the desk holds, where the shell doesn't know it; changes nothing where it does. */
    claim(binding: DeskBinding): Promise<void>;
    /**
     * Signs in with the company's identity provider, in the system's browser; resolves when the person is back, gave
     * up, or had five minutes. `anew` asks who it is even where the browser still knows somebody.
     */
    signIn(request: SignInCall): Promise<EntryResult>;
    cancelSignIn(): Promise<void>;
    /** Opens the desk of the person that the last `other` told of; the window loads anew. */
    openOther(): Promise<EntryResult>;
    leaveOther(): Promise<void>;
    /** Forgets the sign-in or token, here and at the provider, and closes the desk; everything written stays. */
    signOut(): Promise<void>;
    /**
     * Keeps a personal access token, encrypted by the system where it can. It belongs to the endpoint given, or to that
     * of the settings (while there is none: to the first one set), and is never sent to another one. Where the desk has
     * an owner, the endpoint is asked first who the token stands for.
     */
    setToken(token: string, endpoint?: string): Promise<EntryResult>;
    clearToken(): Promise<TokenState>;
    tokenState(): Promise<TokenState>;
  };
  readonly journal: {
    /**
     * Reads the journal; called once at start, before anything is appended. With the sequence number that the
     * database holds as `after`, only later writes are answered and the rest needn't be read; without, all of them.
     */
    open(after?: number): Promise<JournalReplay>;
    /** Resolves when the entries are on the disk (fsync). */
    append(entries: readonly JournalEntry[]): Promise<JournalAppendResult>;
    status(): Promise<JournalStatus>;
  };
  readonly files: {
    /** Asks which files and takes them in; none when the person gave up. */
    choose(): Promise<readonly AddedFile[]>;
    /** Takes files in: each is on the disk, under its SHA-256, before this resolves. */
    add(sources: readonly FileSource[]): Promise<readonly AddedFile[]>;
    /** How these stand, in their order. */
    states(wanted: readonly string[]): Promise<readonly FileState[]>;
    /** Keeps the small picture that the desk has drawn of a file which is here; false when it is no picture. */
    keepThumbnail(sha256: string, picture: Uint8Array): Promise<boolean>;
    /** Opens a copy in the system's own program, if the name's ending is of a kind that can't run. */
    open(sha256: string, name: string): Promise<OpenResult>;
    /** Asks where and writes a copy. */
    saveCopy(sha256: string, name: string): Promise<SaveResult>;
    /** Says what is to be sent and fetched from now on; what is on its way already goes on. */
    want(wanted: WantedFiles): Promise<void>;
    /** Fetches one that a person asks for, before the others. */
    fetch(file: WantedFile): Promise<void>;
    waiting(): Promise<WaitingFiles>;
    /**
     * Removes files that nothing on the desk has referred to for 30 days, and at once those that were let go.
     * @param referred the SHA-256 of every file that a record, the trash, the outbox or a conflict refers to
     * @param letGo those of records that went out of this person's sight
     * @returns how many went
     */
    collect(referred: readonly string[], letGo: readonly string[]): Promise<number>;
  };
  readonly reports: {
    /** Asks where (the last folder is remembered), prints and writes; resolves when the file is on the disk. */
    savePdf(request: PdfRequest): Promise<SaveResult>;
    /** Asks where and writes a JSON file, as `savePdf` does. */
    saveJson(request: JsonRequest): Promise<SaveResult>;
    /** For the print page only: the model that it is to lay out. */
    printModel(job: string): Promise<ReportModel | null>;
    /** For the print page only: fonts are there and the layout is done. */
    printReady(job: string): Promise<void>;
  };
}

export interface ShellEvents {
  readonly settingsChanged: Settings;
  /** A menu item or accelerator that the desk carries out. */
  readonly command: DeskCommand;
  /** The computer woke up or the network may be back. */
  readonly wake: null;
  /**
   * The window is about to close, or the computer to sleep: write what is typed, then call `app.flushed`. A closing
   * window waits 2 s at the most, and not at all for a page that doesn't listen.
   */
  readonly flush: null;
  readonly accountChanged: AccountState;
  /** Attachments came, went or moved on: ask for their states again. */
  readonly filesChanged: null;
  /** The journal stopped taking entries, or takes them again (null). */
  readonly journalFault: JournalFault | null;
}

/**
 * - `refused`: the page that called isn't allowed to.
 * - `badArguments`: the arguments don't fit the contract.
 * - `failed`: something unexpected happened while it was carried out.
 */
export type ShellFailure = 'refused' | 'badArguments' | 'failed';

export const deskCommands = [
  'palette',
  'goToday',
  'goPartners',
  'goMeetings',
  'goSync',
  'goSettings',
  'goTrash',
  'newPartner',
  'newMeeting',
  'save',
  'undo',
  'redo',
  'syncNow',
  'shortcuts',
  'print',
] as const;
export type DeskCommand = (typeof deskCommands)[number];

export const logLevels = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface AppInfo {
  readonly version: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  /** The language that the system speaks, reduced to the two of the desk. */
  readonly systemLanguage: 'fr' | 'en';
  /** Folder of the log and of crash files. */
  readonly logFolder: string;
}

const signInCall = z.object({ endpoint: endpointAddress, anew: z.boolean() });
export type SignInCall = z.infer<typeof signInCall>;

export interface TokenState {
  readonly present: boolean;
  /** False where the system offers no keyring: the token is then kept for this run only. */
  readonly protected: boolean;
}

export const pdfRequest = z.object({
  model: reportModel,
  /** Without a folder; the extension is added. */
  fileName: z.string().min(1).max(150),
});
export type PdfRequest = z.infer<typeof pdfRequest>;

export const jsonRequest = z.object({
  /** The whole file. */
  text: z.string().max(64_000_000),
  /** Without a folder; the extension is added. */
  fileName: z.string().min(1).max(150),
});
export type JsonRequest = z.infer<typeof jsonRequest>;

export type SaveResult =
  | { readonly status: 'saved'; readonly path: string }
  | { readonly status: 'cancelled' }
  | {
      readonly status: 'failed';
      readonly reason: 'noSpace' | 'noPermission' | 'inUse' | 'other';
      readonly path: string;
      readonly detail: string;
    };

const none = z.tuple([]);

/** One schema a call, by namespace; a tuple of the arguments. */
export const shellArguments = {
  app: {
    info: none,
    openExternal: z.tuple([z.string().max(2000)]),
    showInFolder: z.tuple([z.string().max(4096)]),
    log: z.tuple([z.enum(logLevels), z.string().max(4000)]),
    copyText: z.tuple([z.string().max(1_000_000)]),
    flushed: none,
  },
  settings: { get: none, set: z.tuple([settingsPatch]) },
  account: {
    state: none,
    claim: z.tuple([deskBinding]),
    signIn: z.tuple([signInCall]),
    cancelSignIn: none,
    openOther: none,
    leaveOther: none,
    signOut: none,
    setToken: z.tuple([z.string().trim().min(1).max(4096), endpointAddress.optional()]),
    clearToken: none,
    tokenState: none,
  },
  journal: {
    open: z.tuple([z.int().nonnegative().optional()]),
    append: z.tuple([z.array(journalEntry).min(1).max(10_000)]),
    status: none,
  },
  files: filesArguments,
  reports: {
    savePdf: z.tuple([pdfRequest]),
    saveJson: z.tuple([jsonRequest]),
    printModel: z.tuple([z.uuid()]),
    printReady: z.tuple([z.uuid()]),
  },
} as const satisfies { [N in keyof Shell]: { [M in keyof Shell[N]]: z.ZodType<ArgumentsOf<Shell[N][M]>> } };

type ArgumentsOf<F> = F extends (...args: infer A) => unknown ? A : never;

/** What the preload puts on `window.escale`. */
export interface Bridge extends Omit<Shell, 'files'> {
  /** As the shell's, but that files are handed over as what was dropped or pasted, never as a path. */
  readonly files: Omit<Shell['files'], 'add'> & {
    add(files: readonly DroppedFile[]): Promise<readonly AddedFile[]>;
  };
  /** Answers its own unsubscribe. */
  on<E extends keyof ShellEvents>(event: E, listener: (payload: ShellEvents[E]) => void): () => void;
}
