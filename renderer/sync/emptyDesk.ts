import type { WipeNotice } from '#shared/bridge/account';
import type { Bridge } from '#shared/bridge/contract';
import { countUnsent, destroyDatabase } from '../data/destroy';

/**
 * The page's part of a wipe: counts what was never sent, destroys the database, and says so. Begun again after a crash,
 * it finds nothing left to count and keeps the figure of before.
 */
export async function emptyDesk(
  { stage, database, unsent }: WipeNotice,
  account: Pick<Bridge['account'], 'wipeCounted' | 'wipeGone'>,
): Promise<void> {
  if (stage !== 'emptying') return;
  const counted = await countUnsent(database);
  if (unsent === null && counted !== null) await account.wipeCounted(counted);
  await destroyDatabase(database);
  await account.wipeGone();
}
