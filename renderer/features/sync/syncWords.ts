import type { Fault } from '#shared/sync/fault';
import type { BlockReason, SyncStatus } from '#shared/sync/status';
import type { Formats } from '../../i18n/formats';
import type { Translate } from '../../i18n/useTranslate';
import type { Meaning } from '../../ui/Mark';
import { faultKey } from './faultKey';

interface SyncWordsInput {
  readonly status: SyncStatus;
  /** False while no company endpoint is set up. */
  readonly connected: boolean;
  /** Open merge conflicts. */
  readonly conflicts: number;
  readonly now: Date;
  readonly formats: Formats;
  readonly t: Translate;
}

export interface SyncWords {
  readonly text: string;
  readonly meaning: Meaning;
}

/** How the sync stands, in one line: what waits, since when, and whether somebody is needed. */
export function syncWords({ status, connected, conflicts, now, formats, t }: SyncWordsInput): SyncWords {
  const needed = conflicts + status.quarantined;
  const waiting = oldestWords(status, now, formats, t);
  const needs = needed > 0 ? t('sync.needYou', { count: needed }) : '';
  if (!connected) return { text: t('sync.notConnected'), meaning: 'quiet' };
  const { activity } = status;
  switch (activity.state) {
    case 'needsToken':
      return { text: t('sync.needsToken'), meaning: 'overdue' };
    case 'blocked':
      return { text: told([blockedWords(activity.reason, t), waiting]), meaning: 'overdue' };
    case 'asking':
      return { text: t('sync.needYou', { count: 1 + needed }), meaning: 'needsYou' };
    case 'connecting':
      return { text: t('sync.connecting'), meaning: 'info' };
    case 'pushing':
      return {
        text: t('sync.pushing', { sent: formats.number(activity.sent), of: formats.number(activity.of) }),
        meaning: 'info',
      };
    case 'pulling':
      return {
        text:
          activity.of === null
            ? t('sync.pulling', { received: formats.number(activity.received) })
            : t('sync.pullingOf', {
                received: formats.number(activity.received),
                of: formats.number(activity.of),
              }),
        meaning: 'info',
      };
    case 'offline':
      return {
        text: told([waiting ? t('sync.offlineShort') : t('sync.offline'), waiting, needs]),
        meaning: 'quiet',
      };
    case 'waiting':
      return {
        text: told([faultText(activity.fault, t), waiting, needs]),
        meaning: status.unsent > 0 ? 'soon' : 'quiet',
      };
    case 'idle': {
      if (needed > 0) return { text: t('sync.needYou', { count: needed }), meaning: 'needsYou' };
      if (status.unsent > 0) return { text: waiting, meaning: 'info' };
      return status.receipt
        ? { text: allSentWords(status.receipt.finishedAt, now, formats, t), meaning: 'kept' }
        : { text: t('sync.allSent'), meaning: 'kept' };
    }
  }
}

/** What stops the sync, in a few words. */
export function blockedWords(reason: BlockReason, t: Translate): string {
  switch (reason) {
    case 'upgradeRequired':
      return t('sync.updateNeeded.app');
    case 'endpointOutdated':
      return t('sync.updateNeeded.endpoint');
    case 'forbidden':
    case 'deviceWiped':
    case 'otherTenant':
    case 'otherPerson':
      return t('sync.blocked');
  }
}

function told(parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}

function allSentWords(instant: string, now: Date, formats: Formats, t: Translate): string {
  const at = new Date(instant);
  const time = formats.time(at);
  if (at.toDateString() === now.toDateString()) return t('sync.allSentAt', { time });
  return t('sync.allSentOn', { day: moment(instant, now, formats), time });
}

/** A fault in a few words; its page tells the rest. */
function faultText(fault: Fault, t: Translate): string {
  return fault.kind === 'unreachable' ? t('sync.unreachable') : t(`sync.fault.${faultKey(fault)}.title`);
}

/** How many changes wait, and since when: "12 changes waiting since Tuesday"; '' when none does. */
export function oldestWords(
  status: Pick<SyncStatus, 'unsent' | 'oldestUnsentAt'>,
  now: Date,
  formats: Formats,
  t: Translate,
): string {
  if (status.unsent === 0) return '';
  return status.oldestUnsentAt
    ? t('sync.waitingSince', { count: status.unsent, since: moment(status.oldestUnsentAt, now, formats) })
    : t('sync.waiting', { count: status.unsent });
}

const day = 86_400_000;

/** As one says it: the time today, "yesterday", the day of the week within a week, the date before. */
export function moment(instant: string, now: Date, formats: Formats): string {
  const date = new Date(instant);
  const midnight = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  const days = Math.round((midnight(now) - midnight(date)) / day);
  if (days === 0) return formats.time(date);
  if (days === 1) return formats.relativeDay(date, now);
  return days > 1 && days < 7 ? formats.weekday(date) : formats.dayShort(date);
}
