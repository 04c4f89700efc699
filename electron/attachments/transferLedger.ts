import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sha256 } from '#shared/domain/attachment';
import { writeAtomically } from '../atomicFile';

const shape = z.object({
  /** What follows holds for this endpoint alone. */
  endpoint: z.string(),
  /** Files that the endpoint is known to have. */
  sent: z.array(sha256),
  /** Uploads that were begun, and where they are. */
  begun: z.record(sha256, z.string()),
});

export interface TransferLedger {
  readonly isSent: (file: string) => boolean;
  readonly markSent: (file: string) => Promise<void>;
  readonly begun: (file: string) => string | undefined;
  readonly keepBegun: (file: string, path: string | undefined) => Promise<void>;
}

/** What is known of an endpoint's files. Lost or unreadable it costs a question for each file, nothing else. */
export async function openTransferLedger(file: string, endpoint: string): Promise<TransferLedger> {
  const kept = await readFile(file, 'utf8')
    .then((text) => shape.parse(JSON.parse(text)))
    .catch(() => null);
  const known = kept?.endpoint === endpoint ? kept : { sent: [], begun: {} };
  const sent = new Set(known.sent);
  const begun = new Map(Object.entries(known.begun));
  const write = () =>
    writeAtomically(file, JSON.stringify({ endpoint, sent: [...sent], begun: Object.fromEntries(begun) }));
  return {
    isSent: (name) => sent.has(name),
    markSent: async (name) => {
      sent.add(name);
      begun.delete(name);
      await write();
    },
    begun: (name) => begun.get(name),
    keepBegun: async (name, path) => {
      if (path === undefined) begun.delete(name);
      else begun.set(name, path);
      await write();
    },
  };
}
