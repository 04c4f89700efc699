import type { Session } from 'electron';
import { readdir, rm } from 'node:fs/promises';
import type { AccountList } from '../accounts/accountList';
import { firstAccount } from '../accounts/accountPlaces';
import type { Places } from '../places';

/**
 * Removes what can't be told apart by account: crash files, which hold the program's memory, and the files of the pages'
 * storage, in which Chromium may keep for a while what was deleted. The storage goes as a whole only where nobody else's
 * desk can be in it: the first account went, and neither the list nor the folder of the accounts knows another one.
 */
export async function sweepProfile(
  { crashes, otherAccounts }: Pick<Places, 'crashes' | 'otherAccounts'>,
  accounts: Pick<AccountList, 'isEmpty'>,
  session: Pick<Session, 'clearStorageData'>,
  wiped: string,
): Promise<void> {
  for (const name of await readdir(crashes).catch(() => [])) {
    await rm(`${crashes}/${name}`, { recursive: true, force: true }).catch(() => undefined);
  }
  const others = await readdir(otherAccounts).catch(() => []);
  const wasAlone = wiped === firstAccount && accounts.isEmpty() && others.length === 0;
  if (wasAlone) await session.clearStorageData({ storages: ['indexdb'] });
}
