import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AccountPlaces } from '../accounts/accountPlaces';

/**
 * Destroys what the shell keeps of an account, what proves its person first: credential, journal with its keys,
 * attachments with the copies that were opened, settings with those that were put aside. Doing it twice does no harm.
 *
 * @param shared the account lies in the profile's own folder, beside others
 */
export async function destroyFiles(places: AccountPlaces, shared: boolean): Promise<void> {
  const gone = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 5 });
  await gone(places.credential);
  await gone(places.journal);
  await gone(places.files);
  const folder = dirname(places.settings);
  if (!shared) return gone(folder);
  await gone(places.settings);
  const aside = beginnings(places);
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.filter((name) => aside.some((one) => name.startsWith(one))).map((name) => gone(join(folder, name))),
  );
}

/** How the names begin of what was put aside or was being written: `settings.damaged-…`, `token.bin.….tmp`. */
function beginnings({ settings, credential }: AccountPlaces): readonly string[] {
  return [`${basename(settings, '.json')}.`, `${basename(credential)}.`];
}
