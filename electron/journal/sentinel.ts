import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../atomicFile';

/** Outlives the segments: says that this profile had data, and what the segments that went have left behind. */
const sentinel = z.object({
  /** The highest sequence number ever seen. */
  lastSeq: z.int().nonnegative(),
  /** Segments found settled, by number, with the time in milliseconds when that was first found. */
  settled: z.record(z.string(), z.number()),
});
export type Sentinel = z.infer<typeof sentinel>;

const fileName = 'sentinel.json';

/** Null where there is none, or none that can be read. */
export async function readSentinel(folder: string): Promise<Sentinel | null> {
  try {
    return sentinel.parse(JSON.parse(await readFile(join(folder, fileName), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeSentinel(folder: string, content: Sentinel): Promise<void> {
  await writeAtomically(join(folder, fileName), JSON.stringify(content));
}
