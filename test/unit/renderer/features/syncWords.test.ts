import { describe, expect, it } from 'vitest';
import type { Language } from '#shared/domain/fields';
import { initialStatus } from '#shared/sync/status';
import type { SyncStatus } from '#shared/sync/status';
import { syncWords } from '../../../../renderer/features/sync/syncWords';
import { formatsOf } from '../../../../renderer/i18n/formats';
import { createI18n } from '../../../../renderer/i18n/i18n';
import type { Translate } from '../../../../renderer/i18n/useTranslate';

/** A Thursday. */
const now = new Date(2026, 0, 8, 15, 30);
const on = (day: number, hours: number, minutes: number) =>
  new Date(2026, 0, day, hours, minutes).toISOString();

interface Told {
  readonly language?: Language;
  readonly conflicts?: number;
}

function said(status: Partial<SyncStatus>, { language = 'en', conflicts = 0 }: Told = {}): string {
  const t = createI18n(language).t as unknown as Translate;
  const whole = { ...initialStatus, ...status };
  return syncWords({ status: whole, connected: true, conflicts, now, formats: formatsOf(language), t }).text;
}

const receipt = (finishedAt: string): SyncStatus['receipt'] => ({
  startedAt: finishedAt,
  finishedAt,
  sent: 3,
  received: 0,
  merged: 0,
  conflicts: 0,
  quarantined: 0,
  lost: 0,
  bytes: 100,
});

describe('how the sync stands, in words', () => {
  it('says when all was sent: the time today, the day before that', () => {
    expect(said({ receipt: receipt(on(8, 14, 2)) })).toBe('All sent at 14:02');
    expect(said({ receipt: receipt(on(6, 14, 2)) })).toBe('All sent (Tuesday, 14:02)');
    expect(said({ receipt: receipt(on(7, 14, 2)) }, { language: 'fr' })).toBe(
      'Tout est envoyé (hier, 14:02)',
    );
  });

  it('says offline how much waits, and since when', () => {
    const status = { activity: { state: 'offline' }, unsent: 12, oldestUnsentAt: on(6, 9, 0) } as const;
    expect(said(status)).toBe('Offline, 12 changes waiting since Tuesday');
    expect(said(status, { language: 'fr' })).toBe('Hors ligne, 12 modifications en attente depuis mardi');
    expect(said(status, { conflicts: 2 })).toBe('Offline, 12 changes waiting since Tuesday, 2 need you');
    expect(said({ activity: { state: 'offline' } })).toBe('Offline on purpose');
  });

  it('S137 says who needs an update, and how much waits for it', () => {
    const blocked = (reason: 'upgradeRequired' | 'endpointOutdated') =>
      ({
        activity: { state: 'blocked', reason, detail: '' },
        unsent: 2,
        oldestUnsentAt: on(6, 9, 0),
      }) as const;
    expect(said(blocked('upgradeRequired'))).toBe('Escale needs an update, 2 changes waiting since Tuesday');
    expect(said(blocked('upgradeRequired'), { language: 'fr' })).toBe(
      'Mise à jour d’Escale nécessaire, 2 modifications en attente depuis mardi',
    );
    expect(said(blocked('endpointOutdated'), { language: 'fr' })).toBe(
      'Mise à jour du serveur nécessaire, 2 modifications en attente depuis mardi',
    );
  });

  it('says without a connection how much waits', () => {
    const fault = { kind: 'unreachable', detail: '' } as const;
    const activity = { state: 'waiting', until: on(8, 15, 31), fault } as const;
    expect(said({ activity, unsent: 1, oldestUnsentAt: on(8, 14, 2) })).toBe(
      'No connection, 1 change waiting since 14:02',
    );
  });

  it('says how many need the person before it says that all is sent', () => {
    expect(said({ quarantined: 1, receipt: receipt(on(8, 14, 2)) }, { conflicts: 1 })).toBe('2 need you');
  });
});
