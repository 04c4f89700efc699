import { useLive } from '../../data/live';
import { countOpenConflicts } from '../../data/queries/conflicts';
import { outboxFigures } from '../../data/queries/outbox';
import { useFormats } from '../../i18n/formats';
import { useTranslate } from '../../i18n/useTranslate';
import { useSettingsStore } from '../../settings';
import { useSyncStatus } from '../../sync/syncStatusStore';
import { syncWords } from './syncWords';
import type { SyncWords } from './syncWords';
import { useNow } from './useNow';

/** How the sync stands now, in words. */
export function useSyncWords(): SyncWords {
  const t = useTranslate();
  const now = useNow();
  const formats = useFormats();
  const status = useSyncStatus();
  const connected = useSettingsStore(({ settings }) => settings.endpoint !== '');
  const conflicts = useLive(countOpenConflicts, []) ?? 0;
  // The worker counts a moment after the writing; meanwhile nothing may be told as sent that isn't.
  const waiting = useLive(outboxFigures, []);
  return syncWords({ status: { ...status, ...waiting }, connected, conflicts, now, formats, t });
}
