import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeAtomically } from '../atomicFile';
import { isMissing } from '../fileError';

/** A wipe that has begun: enough to go on with it after a crash, to tell the endpoint, and to tell who comes. */
export const keptWipe = z.object({
  account: z.string(),
  /** The desk's database. */
  database: z.string(),
  endpoint: z.string(),
  device: z.string(),
  order: z.string(),
  receipt: z.string(),
  by: z.string(),
  at: z.string(),
  person: z.string(),
  company: z.string(),
  /** What is to be destroyed next: the shell's files, the desk's database, nothing more. */
  stage: z.enum(['files', 'database', 'done']),
  /** Changes that the endpoint never had; null until they are counted, or where they couldn't be. */
  unsent: z.number().nullable(),
  /** `refused`: the endpoint doesn't wait for it any more. */
  told: z.enum(['no', 'heard', 'refused']),
  /** Nobody needs to see its page any more. */
  dismissed: z.boolean(),
});
export type KeptWipe = z.infer<typeof keptWipe>;

const content = z.array(keptWipe);

export interface WipeFile {
  /** The last one first. */
  readonly all: () => readonly KeptWipe[];
  /** Resolves when it is on the disk. One that was told and dismissed is kept no longer. */
  readonly put: (wipe: KeptWipe) => Promise<void>;
}

/**
 * Reads the wipes that were begun. A file that can't be read stops the start: taking it for empty would show a desk
 * that was ordered to be destroyed.
 */
export async function openWipeFile(file: string): Promise<WipeFile> {
  let wipes = await read(file);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    all: () => wipes,
    put: (wipe) => {
      const done = queue.then(async () => {
        const others = wipes.filter(({ order }) => order !== wipe.order);
        const over = wipe.stage === 'done' && wipe.told !== 'no' && wipe.dismissed;
        const next = over ? others : [wipe, ...others];
        await writeAtomically(file, `${JSON.stringify(next, null, 2)}\n`);
        wipes = next;
      });
      queue = done.catch(() => undefined);
      return done;
    },
  };
}

async function read(file: string): Promise<readonly KeptWipe[]> {
  try {
    return content.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
