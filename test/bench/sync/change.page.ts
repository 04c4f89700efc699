// Imported for what it does, before any schema is made.
// oxlint-disable-next-line import/no-unassigned-import
import '../withoutEval';
import type { WorkerCommand } from '../../../renderer/worker/messages';
import { makeId } from '#shared/domain/ids';
import { benchDoor } from '../benchDoor';
import { DeskDatabase } from '../../../renderer/data/db';
import { create, update } from '../../../renderer/data/mutation';
import type { Mutation } from '../../../renderer/data/mutation';

/** The desk's own sync worker, caught as the page made it (profiles.mjs). */
const worker = () => globalThis.benchWorker;

const at = () => performance.timeOrigin + performance.now();

/** Writes a partner's name as the desk does, its worker told. @returns when it was begun, milliseconds since 1970 */
export async function rename(id: string, name: string, isNew: boolean): Promise<number> {
  const db = new DeskDatabase();
  await db.open();
  const door = benchDoor(db, () => worker()?.postMessage({ type: 'kick' } satisfies WorkerCommand));
  const fields = { name, type: 'reseller', stage: 'active' } as const;
  const mutation: Mutation = isNew ? create('partner', id, fields) : update('partner', id, { name });
  const began = at();
  const saved = await door.write([mutation]);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  db.close();
  return began;
}

/** Resolves when a text stands on the screen. @returns milliseconds since 1970 */
export function shown(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      if (!document.querySelector('main')?.textContent.includes(text)) return false;
      observer.disconnect();
      resolve(at());
      return true;
    };
    const observer = new MutationObserver(look);
    if (!look()) observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

export const newId = makeId;
