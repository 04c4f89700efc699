import { backoffMs } from '#shared/sync/backoff';
import type { FileRefusal, WaitingFiles, WantedFile, WantedFiles } from '#shared/bridge/files';
import { isOutOfSpace } from '../fileError';
import { download } from './download';
import { NotNow } from './endpointCall';
import type { EndpointCall } from './endpointCall';
import type { FileStore } from './fileStore';
import { TransferFault } from './transferFault';
import type { TransferLedger } from './transferLedger';
import { upload } from './upload';

export interface TransferParts {
  readonly store: FileStore;
  readonly call: EndpointCall;
  /** That of the endpoint of this moment. */
  readonly ledger: () => Promise<TransferLedger>;
  /** Something moved on; called often. */
  readonly changed: () => void;
  readonly random: () => number;
  /** @returns what takes it back */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly warn: (message: string) => void;
}

export interface Moving {
  readonly sha256: string;
  readonly direction: 'up' | 'down';
  /** Bytes. */
  readonly done: number;
}

export interface Transfer {
  /** What the desk wants on the other side and on this one, in the order in which it wants it. */
  readonly want: (wanted: WantedFiles) => void;
  /** A person asks for one now, whatever the rules say. */
  readonly fetch: (file: WantedFile) => void;
  /** The network may be back, or a person wants it tried. */
  readonly kick: () => void;
  readonly stop: () => void;
  readonly moving: () => Moving | null;
  readonly isSent: (sha256: string) => Promise<boolean>;
  /** Why the endpoint didn't take it when it was last offered. */
  readonly refusal: (sha256: string) => FileRefusal | null;
  readonly waiting: () => Promise<WaitingFiles>;
}

/** How often in a row one file may fail before the others have their turn. */
const triesInARow = 3;

interface Job extends WantedFile {
  readonly direction: 'up' | 'down';
}

/**
 * Carries files to the endpoint and from it, one at a time, as long as there is something to carry. A broken line is waited
 * out with growing pauses and gone on with where it broke; a file that won't go holds up none of the others.
 */
export function createTransfer(parts: TransferParts): Transfer {
  const { store, call, ledger, changed, random, after, warn } = parts;
  let wanted: WantedFiles = { upload: [], held: [], download: [] };
  const asked = new Map<string, WantedFile>();
  /** Files that wait for the next occasion, since they can't be carried now. */
  const setAside = new Set<string>();
  const tries = new Map<string, number>();
  /** What the endpoint said when a file was last offered; it is offered again, and the word stands until then. */
  const refusals = new Map<string, FileRefusal>();
  let moving: Moving | null = null;
  let running = false;
  let again = false;
  let stopped = false;
  let failures = 0;
  let idleRounds = 0;
  let cancel: () => void = () => undefined;

  async function nextJob(known: TransferLedger): Promise<Job | null> {
    if (stopped) return null;
    const isHere = async ({ sha256 }: WantedFile) => (await store.size(sha256)) !== null;
    const waits = ({ sha256 }: WantedFile) => !setAside.has(sha256);
    for (const file of [...asked.values()].filter(waits)) {
      if (!(await isHere(file))) return { ...file, direction: 'down' };
      asked.delete(file.sha256);
    }
    for (const file of wanted.upload.filter(waits)) {
      if (!known.isSent(file.sha256) && (await isHere(file))) return { ...file, direction: 'up' };
    }
    for (const file of wanted.download.filter(waits)) {
      if (!(await isHere(file))) return { ...file, direction: 'down' };
    }
    return null;
  }

  async function carry(job: Job, known: TransferLedger): Promise<void> {
    const { sha256, direction } = job;
    const progress = (done: number): void => {
      if (stopped) throw new NotNow();
      moving = { sha256, direction, done };
      changed();
    };
    progress(0);
    if (direction === 'up') await upload({ store, call, progress, ...known }, job);
    else await download({ store, call, progress }, job);
    await known.markSent(sha256);
    asked.delete(sha256);
    tries.delete(sha256);
    refusals.delete(sha256);
    failures = 0;
    idleRounds = 0;
  }

  /** @returns how long to wait before anything else is tried; null to go on at once */
  function afterFailure({ sha256 }: Job, error: unknown): number | null {
    const fault = error instanceof TransferFault ? error : null;
    const reason = fault?.reason ?? 'network';
    if (fault?.refusal) refusals.set(sha256, fault.refusal);
    if (reason === 'absent' || reason === 'refused' || reason === 'damaged' || isOutOfSpace(error)) {
      setAside.add(sha256);
      if (reason !== 'absent') warn(`a file was set aside: ${isOutOfSpace(error) ? 'noSpace' : reason}`);
      return null;
    }
    failures += 1;
    const count = (tries.get(sha256) ?? 0) + 1;
    tries.set(sha256, count);
    if (reason === 'misshapen' && count >= triesInARow) setAside.add(sha256);
    return Math.max(backoffMs(failures, random), fault?.waitMs ?? 0);
  }

  async function round(): Promise<void> {
    const known = await ledger();
    for (let job = await nextJob(known); job !== null; job = await nextJob(known)) {
      try {
        await carry(job, known);
      } catch (error) {
        if (error instanceof NotNow) return;
        const wait = afterFailure(job, error);
        if (wait !== null) return later(wait);
      } finally {
        moving = null;
        changed();
      }
    }
    // What the endpoint didn't have may come there from another laptop at any time.
    if (setAside.size > 0 && !stopped) {
      idleRounds += 1;
      later(1_000 + backoffMs(idleRounds, random));
    }
  }

  function later(ms: number): void {
    cancel();
    cancel = after(ms, () => {
      setAside.clear();
      void run();
    });
  }

  async function run(): Promise<void> {
    if (running || stopped) {
      again = true;
      return;
    }
    running = true;
    cancel();
    try {
      await round();
    } catch (error) {
      warn(`the transfer of files failed: ${String(error)}`);
    } finally {
      running = false;
    }
    if (again && !stopped) {
      again = false;
      void run();
    }
  }

  const kick = (): void => {
    setAside.clear();
    tries.clear();
    failures = 0;
    void run();
  };
  return {
    want: (next) => {
      wanted = next;
      changed();
      kick();
    },
    fetch: (file) => {
      asked.set(file.sha256, file);
      kick();
    },
    kick,
    stop: () => {
      stopped = true;
      cancel();
    },
    moving: () => moving,
    isSent: async (sha256) => (await ledger()).isSent(sha256),
    refusal: (sha256) => refusals.get(sha256) ?? null,
    waiting: async () => {
      const known = await ledger();
      const heap = async (files: readonly WantedFile[], here: boolean) => {
        const sizes = await Promise.all(files.map(({ sha256 }) => store.size(sha256)));
        const left = files.filter((_, index) => (sizes[index] !== null) === here);
        return { files: left.length, bytes: left.reduce((sum, { size }) => sum + size, 0) };
      };
      const unsent = [...wanted.upload, ...wanted.held].filter(({ sha256 }) => !known.isSent(sha256));
      const because = (why: FileRefusal | undefined) =>
        heap(
          unsent.filter(({ sha256 }) => refusals.get(sha256) === why),
          true,
        );
      const [up, down, tooLarge, noRoom, notTaken] = await Promise.all([
        because(undefined),
        heap(wanted.download, false),
        because('tooLarge'),
        because('noRoom'),
        because('notTaken'),
      ]);
      return { up, down, refused: { tooLarge, noRoom, notTaken } };
    },
  };
}
