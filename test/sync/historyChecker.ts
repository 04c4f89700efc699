import type { RecordKey, StoredRecord } from '#shared/sync/ports';
import type { WireRecord } from '#shared/sync/protocol';
import type { SettledRecord } from '#shared/sync/workbench';
import type { Laptop, Written } from '../support/laptop';
import type { MemoryEndpoint } from '../support/memoryEndpoint';

interface LoggedWrite extends Written {
  readonly laptop: Laptop;
  readonly added: readonly string[];
}

/**
 * Knows what people wrote and looks whether it is still there. It uses nothing of the engine's: it looks for
 * words, compares records as text and reads the endpoint's own log.
 */
export interface HistoryChecker {
  wrote(laptop: Laptop, written: readonly Written[]): void;
  restored(key: RecordKey): void;
  /** The endpoint forgets these deleted records for good. */
  forgets(records: readonly WireRecord[]): void;
  /** The journal was told that it may let these go. */
  settled(laptop: Laptop, records: readonly SettledRecord[]): void;
  /** After a run of this laptop's. */
  afterRun(laptop: Laptop): void;
  /** When all is quiet. */
  atTheEnd(laptops: readonly Laptop[]): void;
  readonly violations: readonly string[];
}

const wordsIn = (value: unknown): readonly string[] => JSON.stringify(value ?? null).match(/w\d+x/g) ?? [];

/** What is looked at of the endpoint. */
export type CheckedEndpoint = Pick<
  MemoryEndpoint,
  'records' | 'commits' | 'seqOf' | 'seqOfRecord' | 'knows' | 'wasRestored' | 'sees' | 'toldAfter'
>;

/** @param disksFail laptops lose records that their cursors have passed: only the end must be right then */
export function createHistoryChecker(endpoint: CheckedEndpoint, disksFail = false): HistoryChecker {
  const writes: LoggedWrite[] = [];
  /** Words that somebody took away while looking at them. */
  const superseded = new Set<string>();
  const restorations = new Map<string, number>();
  const visits: { meeting: string; action: string }[] = [];
  const forgotten = new Set<string>();
  let hasForgotten = false;
  const violations: string[] = [];

  const atServer = () => new Set(wordsIn(endpoint.records().map(({ data }) => data)));

  /** What is in quarantine since its record is not its writer's any more, and what stands behind it. */
  function setAside({ store }: Laptop): ReadonlySet<string> {
    const operations = store.operations();
    const aside = new Set(
      operations
        .filter(({ problem }) => problem?.type === 'urn:escale:problem:forbidden')
        .map(({ id }) => id),
    );
    const transactions = new Set(operations.filter(({ id }) => aside.has(id)).map(({ tx }) => tx));
    for (let before = -1; before !== aside.size;) {
      before = aside.size;
      for (const { id, tx, after } of operations) {
        if (!aside.has(id) && !transactions.has(tx) && ![...aside].some((other) => mentions(after, other)))
          continue;
        aside.add(id);
        transactions.add(tx);
      }
    }
    return aside;
  }

  const wordsSetAside = (laptop: Laptop) => {
    const aside = setAside(laptop);
    return wordsIn(laptop.store.operations().filter(({ id }) => aside.has(id)));
  };

  /** What a restored endpoint lost and others have overwritten since is in the laptops' histories (docs/sync.md, at the end). */
  function checkWords(laptops: readonly Laptop[]): void {
    const histories = endpoint.wasRestored() ? laptops.flatMap(({ store }) => store.history()) : [];
    const held = new Set([...atServer(), ...wordsIn(histories), ...laptops.flatMap(wordsSetAside)]);
    for (const { added, laptop, id } of writes) {
      for (const word of added) {
        if (!held.has(word) && !superseded.has(word))
          violations.push(`I1 ${word} of ${laptop.person} on ${id} is lost`);
      }
    }
  }

  /** A laptop that began with a snapshot needn't have what was deleted before it. */
  function checkReplicas(laptops: readonly Laptop[]): void {
    const deleted = digest(endpoint.records().filter((record) => record.deleted));
    for (const laptop of laptops) {
      const aside = setAside(laptop);
      const inSight = endpoint
        .records()
        .filter(({ id }) => endpoint.sees(laptop.person, id) && !aside.has(id));
      const server = digest(inSight);
      const here = digest(laptop.store.records().filter(({ id }) => !aside.has(id)));
      const trashed = new Set(
        laptop.store.records().flatMap(({ c, id, deleted: is }) => (is ? [`${c}/${id}`] : [])),
      );
      for (const [key, value] of server) {
        if (isOldTrash(trashed.has(key), deleted.has(key))) continue;
        if (here.get(key) !== value && (here.has(key) || !deleted.has(key)))
          violations.push(`I2 ${laptop.person}: ${key}\n  ${here.get(key)}\n  ${value}`);
      }
      for (const key of here.keys())
        if (!server.has(key) && !isForgotten(laptop, key))
          violations.push(`I2 or I8: ${laptop.person} has ${key} alone or out of sight`);
    }
  }

  /** Who was away for long may have an older version of it in the trash: nothing tells, and a restore merges. */
  const isOldTrash = (here: boolean | undefined, there: boolean) => hasForgotten && there && here === true;

  /** It stays in the trash of those who had it there. */
  function isForgotten({ store }: Laptop, key: string): boolean {
    return (
      forgotten.has(key) && store.records().some(({ c, id, deleted }) => deleted && `${c}/${id}` === key)
    );
  }

  function checkRevivals(): void {
    const revived = new Map<string, number>();
    for (const commit of endpoint.commits()) {
      for (const [index, after] of commit.after.entries()) {
        if (!commit.before[index]?.deleted || after.deleted) continue;
        revived.set(after.id, (revived.get(after.id) ?? 0) + 1);
      }
    }
    for (const [id, times] of revived) {
      if (times > (restorations.get(id) ?? 0)) violations.push(`I4 ${id} revived without a restore`);
    }
  }

  function checkRepetitions(): void {
    for (const { c, id, data } of endpoint.records()) {
      if (c === 'mergeConflict') continue;
      const words = wordsIn(data);
      if (new Set(words).size < words.length) violations.push(`I5 a word stands twice in ${c}/${id}`);
    }
  }

  function checkVisits(): void {
    const ids = new Set(endpoint.records().map(({ id }) => id));
    for (const { meeting, action } of visits) {
      if (forgotten.has(`meeting/${meeting}`) || forgotten.has(`action/${action}`)) continue;
      if (ids.has(meeting) !== ids.has(action)) violations.push(`I7 half of the visit ${meeting}`);
    }
  }

  return {
    wrote: (laptop, written) => {
      for (const write of written) {
        const before = new Set(wordsIn(write.before?.data));
        const after = new Set(wordsIn(write.after.data));
        for (const word of before) if (!after.has(word)) superseded.add(word);
        writes.push({ ...write, laptop, added: [...after].filter((word) => !before.has(word)) });
      }
      const [first, second] = written;
      if (first?.after.c === 'meeting' && second?.after.c === 'action') {
        visits.push({ meeting: first.id, action: second.id });
      }
    },
    restored: ({ id }) => restorations.set(id, (restorations.get(id) ?? 0) + 1),
    forgets: (records) => {
      hasForgotten = true;
      for (const { c, id, data } of records) {
        forgotten.add(`${c}/${id}`);
        for (const word of wordsIn(data)) superseded.add(word);
      }
    },
    settled: (laptop, records) => {
      if (endpoint.wasRestored()) return;
      const held = new Set([...atServer(), ...wordsSetAside(laptop)]);
      for (const { id, seq } of records) {
        const confirmed = writes.filter(
          (write) => write.laptop === laptop && write.id === id && write.seq <= seq,
        );
        for (const word of confirmed.flatMap(({ added }) => added)) {
          if (!held.has(word) && !superseded.has(word))
            violations.push(`I1 the journal let ${word} go too early`);
        }
      }
    },
    afterRun: (laptop) => {
      if (!endpoint.wasRestored()) checkVisits();
      const { receipt } = laptop.engine().status();
      if (receipt && receipt.lost > 0) violations.push(`I1 ${laptop.person} reports ${receipt.lost} lost`);
      const { cursor, asOf, expired } = laptop.store.state();
      if (disksFail || cursor === null || !endpoint.knows(cursor)) return;
      // It has been shown what the endpoint has lost since, and is told so with its next request.
      if (asOf !== null && !endpoint.knows(asOf)) return;
      // What was deleted while it was away comes with the comparison that follows.
      if (expired) return;
      // Something came into sight or went out of it meanwhile, or is on its way.
      if (laptop.store.state().granted.length > 0 || endpoint.toldAfter(laptop.person, cursor).length > 0)
        return;
      for (const { c, id, v, deleted } of endpoint.records()) {
        if (endpoint.seqOfRecord(id) > endpoint.seqOf(cursor) || !endpoint.sees(laptop.person, id)) continue;
        const here = laptop.store.record({ c, id })?.v ?? 0;
        // What was deleted before a snapshot doesn't come with it; whoever offers it again learns it then.
        if (deleted && (here === 0 || isAsked(laptop, id))) continue;
        if (isOldTrash(laptop.store.record({ c, id })?.deleted, deleted)) continue;
        if (here < v) violations.push(`I6 ${laptop.person}’s cursor passed ${c}/${id} ${v} (has ${here})`);
      }
    },
    atTheEnd: (laptops) => {
      checkWords(laptops);
      checkReplicas(laptops);
      checkRevivals();
      checkRepetitions();
      checkVisits();
      for (const laptop of laptops) {
        const { person, store } = laptop;
        const aside = setAside(laptop);
        for (const { c, id, state } of store.operations().filter((operation) => !aside.has(operation.id)))
          violations.push(`I9 ${person} still holds ${c}/${id} ${state}`);
      }
    },
    violations,
  };
}

/** Whether a person is being asked, or has answered and not been heard yet, whether the record stays. */
function isAsked({ store }: Laptop, id: string): boolean {
  const { question } = store.state();
  return (
    question?.absent.some((key) => key.id === id) === true ||
    store.operations().some((operation) => operation.id === id)
  );
}

function mentions(value: unknown, id: string): boolean {
  return JSON.stringify(value).includes(id);
}

function digest(
  records: readonly Pick<StoredRecord, 'c' | 'id' | 'v' | 'deleted' | 'data'>[],
): Map<string, string> {
  return new Map(
    records.map(({ c, id, v, deleted, data }) => [
      `${c}/${id}`,
      JSON.stringify([v, deleted, Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
    ]),
  );
}
