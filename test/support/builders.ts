import type {
  JournalAppendResult,
  JournalEntry,
  JournalFault,
  JournalReplay,
  JournalStatus,
  JournalWrite,
} from '#shared/bridge/journal';
import { kinds } from '#shared/domain/entities';
import type { DraftOf, KindName } from '#shared/domain/entities';
import type { MergeConflict } from '#shared/domain/mergeConflict';
import type { RecordRow } from '#shared/domain/record';
import { uuid } from './syncValues';

/** What a person would type for a record, with the parts that a test is about overridden. */
export function aPartner(overrides: Partial<DraftOf<'partner'>> = {}): DraftOf<'partner'> {
  return { name: 'Aubrac Réseaux', type: 'reseller', stage: 'active', city: 'Rodez', ...overrides };
}

export function aContact(overrides: Partial<DraftOf<'contact'>> = {}): DraftOf<'contact'> {
  return { partnerId: uuid(1), firstName: 'Maëlle', lastName: 'Kervella', role: 'Gérante', ...overrides };
}

export function aMeeting(overrides: Partial<DraftOf<'meeting'>> = {}): DraftOf<'meeting'> {
  return {
    partnerId: uuid(1),
    kind: 'visit',
    title: 'Point trimestriel',
    startsAt: '2026-03-12T13:00:00.000Z',
    ...overrides,
  };
}

export function anAction(overrides: Partial<DraftOf<'action'>> = {}): DraftOf<'action'> {
  return { partnerId: uuid(1), title: 'Envoyer la grille tarifaire', owner: 'Camille Roussel', ...overrides };
}

export function aCommitment(overrides: Partial<DraftOf<'commitment'>> = {}): DraftOf<'commitment'> {
  return { partnerId: uuid(1), side: 'theirs', text: 'Deux ingénieurs certifiés avant l’été', ...overrides };
}

export function anAttachment(overrides: Partial<DraftOf<'attachment'>> = {}): DraftOf<'attachment'> {
  return {
    partnerId: uuid(1),
    name: 'Vitrine.jpg',
    mediaType: 'image/jpeg',
    size: 2_400_000,
    sha256: 'a'.repeat(64),
    ...overrides,
  };
}

/** A stored row of a kind, its data parsed as the door would. */
export function aRow<K extends KindName>(
  kind: K,
  data: DraftOf<K>,
  overrides: Partial<Omit<RecordRow<K>, 'data'>> = {},
): RecordRow<K> {
  return {
    id: uuid(1),
    data: kinds[kind].data.parse(data) as RecordRow<K>['data'],
    v: 0,
    schema: kinds[kind].schema,
    by: 'camille',
    at: '2026-03-01T08:00:00.000Z',
    ...overrides,
  };
}

/** A journal in memory. */
export interface MemoryJournal {
  readonly entries: JournalEntry[];
  append(entries: readonly JournalEntry[]): Promise<JournalAppendResult>;
  status(): Promise<JournalStatus>;
  /** From now on it refuses, or takes entries again. */
  breakDown(fault: JournalFault | null): void;
  /** What a new start finds in it. */
  replay(): JournalReplay;
}

export function memoryJournal(): MemoryJournal {
  const entries: JournalEntry[] = [];
  let fault: JournalFault | null = null;
  return {
    entries,
    append: async (added) => {
      if (fault) return { ok: false, fault, detail: 'refused by the test' };
      entries.push(...structuredClone(added));
      return { ok: true };
    },
    status: async () => ({ bytes: 0, freeBytes: 1e12, keyProtected: true, fault }),
    breakDown: (next) => {
      fault = next;
    },
    replay: () => {
      const writes = entries.filter((entry): entry is JournalWrite => entry.kind === 'write');
      return {
        writes,
        lastSeq: Math.max(0, ...writes.map(({ seq }) => seq)),
        damagedBytes: 0,
        lockedBytes: 0,
        leftToEndpoint: false,
        hadData: writes.length > 0,
      };
    },
  };
}

/** A conflict about the city of the partner `uuid(1)`. */
export function aConflict(overrides: Partial<MergeConflict> = {}): MergeConflict {
  return {
    collection: 'partner',
    recordId: uuid(1),
    recordTitle: 'Aubrac Réseaux',
    field: 'city',
    base: '',
    mine: 'Millau',
    theirs: 'Rodez',
    mineBy: 'Jonas Weber',
    mineAt: '2026-02-01T08:00:00.000Z',
    theirsBy: 'Camille Roussel',
    theirsAt: '2026-02-01T09:00:00.000Z',
    deletion: 'none',
    state: 'open',
    ...overrides,
  };
}
