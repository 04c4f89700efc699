import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../atomicFile';
import { fileHandlers } from '../handlers/files';
import type { FileParts } from '../handlers/files';
import type { Log } from '../log';
import { saveFile } from '../saveFile';
import { createFilesAnswer } from './filesProtocol';
import { createFileStore } from './fileStore';
import { createOpenedCopies } from './openedCopies';
import { createEndpointCall } from './endpointCall';
import type { CallOptions } from './endpointCall';
import { collectOrphans } from './orphans';
import { createTransfer } from './transfer';
import { openTransferLedger } from './transferLedger';
import type { TransferLedger } from './transferLedger';

export interface AttachmentsOptions extends Pick<
  FileParts,
  'askForFiles' | 'askForPlace' | 'folder' | 'rememberFolder' | 'saved'
> {
  /** Where the account that is open keeps them; asked each time, for another account's is another folder. */
  readonly place: () => string;
  readonly openPath: (path: string) => Promise<string>;
  /** Something about the files is other than it was. */
  readonly changed: () => void;
  readonly now: () => Date;
  readonly log: Pick<Log, 'error' | 'warn'>;
  /** The way to the endpoint. */
  readonly network: CallOptions;
}

/** How often the desk is told of progress at the most, in milliseconds. */
const tellEvery = 300;

/** The open account's attachments: what answers `app://desk/files/…`, and what the desk may call. */
export function createAttachments({
  place,
  openPath,
  changed,
  now,
  log,
  network,
  ...dialogs
}: AttachmentsOptions) {
  const tell = seldom(changed, tellEvery);
  const open = (folder: string) => {
    const store = createFileStore(folder);
    return {
      folder,
      store,
      copies: createOpenedCopies(join(folder, 'opened'), openPath),
      transfer: createTransfer({
        store,
        call: createEndpointCall(network),
        ledger: ledgerIn(join(folder, 'transfer.json'), () => network.state().endpoint),
        changed: tell,
        random: Math.random,
        after: (ms, callback) => {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
        warn: log.warn,
      }),
    };
  };
  let opened = open(place());
  const current = () => {
    if (opened.folder !== place()) {
      opened.transfer.stop();
      opened = open(place());
    }
    return opened;
  };
  return {
    answer: createFilesAnswer(() => current().store),
    handlers: fileHandlers({
      ...dialogs,
      store: () => current().store,
      transfer: () => current().transfer,
      copy: (from, to) => saveFile(to, createReadStream(from)),
      openCopy: (path, name) => current().copies.open(path, name),
      keep: async (path, content) => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeAtomically(path, content);
        changed();
      },
      collect: (referred, letGo) => {
        const { store, folder } = current();
        return collectOrphans(store, join(folder, 'orphans.json'), { referred, letGo }, now());
      },
      failed: (error) => log.error('an attachment', error),
    }),
    /** The network, the token or the wish to be offline may be other than before. */
    retry: () => current().transfer.kick(),
    /** At the start: what a crash or the last run left behind goes. */
    tidy: async (): Promise<void> => {
      const { store, copies } = current();
      await Promise.all([store.tidy(now()), copies.clear()]);
    },
  };
}

/** Opens what is known of an endpoint once, and anew for another endpoint. */
function ledgerIn(file: string, endpoint: () => string): () => Promise<TransferLedger> {
  let known: { readonly endpoint: string; readonly ledger: Promise<TransferLedger> } | null = null;
  return () => {
    if (known?.endpoint !== endpoint()) {
      known = { endpoint: endpoint(), ledger: openTransferLedger(file, endpoint()) };
    }
    return known.ledger;
  };
}

/** Calls at once, then not again before some time has passed, and once more at its end when it was wanted meanwhile. */
function seldom(callback: () => void, ms: number): () => void {
  let waiting = false;
  let wanted = false;
  return function tell(): void {
    if (waiting) {
      wanted = true;
      return;
    }
    waiting = true;
    wanted = false;
    callback();
    setTimeout(() => {
      waiting = false;
      if (wanted) tell();
    }, ms);
  };
}
