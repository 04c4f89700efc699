import type { Shell } from '#shared/bridge/contract';
import type { Journal } from '../journal/journal';

/** @param journal that of the account that is open */
export function journalHandlers(journal: () => Journal) {
  return {
    open: (after) => journal().open(after),
    append: (entries) => journal().append(entries),
    status: () => journal().status(),
  } satisfies Shell['journal'];
}
