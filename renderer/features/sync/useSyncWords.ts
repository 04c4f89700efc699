import { useLive } from '../../data/live';
import { syncFigures } from '../../data/queries/outbox';
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
  // The worker counts a moment after the writing; meanwhile nothing may be told as sent that isn't.
  const { conflicts = 0, ...waiting } = useLive(syncFigures, []) ?? {};
  return syncWords({ status: { ...status, ...waiting }, connected, conflicts, now, formats, t });
}
