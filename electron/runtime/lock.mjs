import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './say.mjs';

/** A lock without an owner is one being made, or one whose maker died just then. */
const ownerlessLimit = 5_000;

/**
 * Does the work while no other process does it under the same name; waits for one that is at it. A lock whose
 * owner has died is taken over.
 * @template T
 * @param {string} folder the lock itself: a folder, made and removed here
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  for (let tries = 0; !tryLock(folder); tries += 1) {
    if (tries === 5) say(`another run is at it (${folder}); waiting for it to finish …`);
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (ownerIsGone(folder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(folder, 'owner'), String(process.pid));
  return true;
}

/** @param {string} folder */
function ownerIsGone(folder) {
  const owner = ownerOf(folder);
  if (owner === undefined) {
    const made = statSync(folder, { throwIfNoEntry: false });
    return made !== undefined && Date.now() - made.mtimeMs > ownerlessLimit;
  }
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    const owner = Number(readFileSync(join(folder, 'owner'), 'utf8'));
    return Number.isInteger(owner) && owner > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}
