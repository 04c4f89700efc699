import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sha256 } from '#shared/domain/attachment';
import { writeAtomically } from '../atomicFile';
import { isMissing } from '../fileError';
import type { FileStore } from './fileStore';

const keptMs = 30 * 86_400_000;

/** Each file that nothing refers to, with the day on which that was first seen. */
const ledgerShape = z.record(sha256, z.iso.datetime());
type Ledger = z.infer<typeof ledgerShape>;

/** Files that something on the desk refers to, and those whose records went out of the person's sight. */
interface Files {
  readonly referred: ReadonlySet<string>;
  readonly letGo: ReadonlySet<string>;
}

/**
 * Removes what nothing refers to: at once what was let go, and the rest when nothing has referred to it for 30 days since
 * that was first noticed. Not since the file was written: on a laptop that lay in a drawer for a month, or whose database
 * had to be built up anew, all files would look old at once.
 * @param file where it is noted when a file was first found without a record
 * @returns how many went
 */
export async function collectOrphans(
  store: Pick<FileStore, 'list' | 'remove'>,
  file: string,
  { referred, letGo }: Files,
  now: Date,
): Promise<number> {
  const before = await readLedger(file);
  const after: Ledger = {};
  let removed = 0;
  for (const name of await store.list()) {
    if (referred.has(name)) continue;
    const since = before[name] ?? now.toISOString();
    if (letGo.has(name) || Date.parse(since) <= now.getTime() - keptMs) {
      await store.remove(name);
      removed += 1;
    } else after[name] = since;
  }
  if (JSON.stringify(before) !== JSON.stringify(after)) await writeAtomically(file, JSON.stringify(after));
  return removed;
}

/** What can't be read is taken for empty: the 30 days begin again, and nothing goes too early. */
async function readLedger(file: string): Promise<Ledger> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
  try {
    return ledgerShape.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
