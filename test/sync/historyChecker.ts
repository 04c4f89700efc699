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

/** What is looked at of the endpoint. */
export type CheckedEndpoint = Pick<
  MemoryEndpoint,
  'record' | 'records' | 'commits' | 'seqOf' | 'seqOfRecord' | 'knows' | 'wasRestored' | 'sees' | 'toldAfter'
>;

/** @param disksFail laptops lose records that their cursors have passed: only the end must be right then */
export function createHistoryChecker(endpoint: CheckedEndpoint, disksFail = false): HistoryChecker {
  const wordsIn = rememberedOf(wordsOfText);
  const digestOf = rememberedOf(textOf);
  const writes: LoggedWrite[] = [];
  const writesOf = new Map<Laptop, Map<string, LoggedWrite[]>>();
  /** Words that somebody took away while looking at them. */
  const superseded = new Set<string>();
  const restorations = new Map<string, number>();
  const visits: { meeting: string; action: string }[] = [];
  const forgotten = new Set<string>();
  let hasForgotten = false;
  const violations: string[] = [];

  const wordsHeld = (record: { readonly data: object } | undefined) => (record ? wordsIn(record.data) : []);
  const wordsOf = (records: readonly { readonly data: object }[]) => records.flatMap(wordsHeld);
  const digest = (records: readonly Compared[]) =>
    new Map(records.map((record) => [`${record.c}/${record.id}`, digestOf(record)]));

  function log(write: LoggedWrite): void {
    writes.push(write);
    const ofLaptop = writesOf.get(write.laptop) ?? new Map<string, LoggedWrite[]>();
    writesOf.set(write.laptop, ofLaptop);
    const ofRecord = ofLaptop.get(write.id);
    if (ofRecord) ofRecord.push(write);
    else ofLaptop.set(write.id, [write]);
  }

  /** What is in quarantine since its record is not its writer's any more, and what stands behind it. */
  function setAside({ store }: Laptop): ReadonlySet<string> {
    const operations = store.operations();
    const aside = new Set(
      operations
        .filter(({ problem }) => problem?.type === 'urn:escale:problem:forbidden')
        .map(({ id }) => id),
    );
    if (aside.size === 0) return aside;
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
    return laptop.store
      .operations()
      .flatMap((operation) => (aside.has(operation.id) ? wordsIn(operation) : []));
  };

  /** What a restored endpoint lost and others have overwritten since is in the laptops' histories (docs/sync.md, at the end). */
  function checkWords(laptops: readonly Laptop[]): void {
    const histories = endpoint.wasRestored() ? laptops.flatMap(({ store }) => store.history()) : [];
    const held = new Set([
      ...wordsOf(endpoint.records()),
      ...histories.flatMap(wordsIn),
      ...laptops.flatMap(wordsSetAside),
    ]);
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
    const isThere = (id: string) => endpoint.record(id) !== undefined;
    for (const { meeting, action } of visits) {
      if (forgotten.has(`meeting/${meeting}`) || forgotten.has(`action/${action}`)) continue;
      if (isThere(meeting) !== isThere(action)) violations.push(`I7 half of the visit ${meeting}`);
    }
  }

  return {
    wrote: (laptop, written) => {
      for (const write of written) {
        const before = new Set(wordsHeld(write.before));
        const after = new Set(wordsIn(write.after.data));
        for (const word of before) if (!after.has(word)) superseded.add(word);
        log({ ...write, laptop, added: [...after].filter((word) => !before.has(word)) });
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
      let held: ReadonlySet<string> | undefined;
      const isHeld = (id: string, word: string) => {
        if (superseded.has(word) || wordsHeld(endpoint.record(id)).includes(word)) return true;
        held ??= new Set([...wordsOf(endpoint.records()), ...wordsSetAside(laptop)]);
        return held.has(word);
      };
      for (const { id, seq } of records) {
        for (const write of writesOf.get(laptop)?.get(id) ?? []) {
          for (const word of write.seq <= seq ? write.added : [])
            if (!isHeld(id, word)) violations.push(`I1 the journal let ${word} go too early`);
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
      const passed = endpoint.seqOf(cursor);
      for (const { c, id, v, deleted } of endpoint.records()) {
        const here = laptop.store.record({ c, id });
        if ((here?.v ?? 0) >= v || endpoint.seqOfRecord(id) > passed) continue;
        if (!endpoint.sees(laptop.person, id)) continue;
        // What was deleted before a snapshot doesn't come with it; whoever offers it again learns it then.
        if (deleted && (!here?.v || isAsked(laptop, id))) continue;
        if (isOldTrash(here?.deleted, deleted)) continue;
        violations.push(`I6 ${laptop.person}’s cursor passed ${c}/${id} ${v} (has ${here?.v ?? 0})`);
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

type Compared = Pick<StoredRecord, 'c' | 'id' | 'v' | 'deleted' | 'data'>;

function textOf({ v, deleted, data }: Compared): string {
  return JSON.stringify([v, deleted, Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

function wordsOfText(value: object): readonly string[] {
  return JSON.stringify(value).match(/w\d+x/g) ?? [];
}

/** Records and operations are replaced and never altered, so that what was once read of one holds. */
function rememberedOf<K extends object, T>(read: (from: K) => T): (from: K) => T {
  const known = new Map<K, T>();
  return (from) => {
    let found = known.get(from);
    if (found === undefined) known.set(from, (found = read(from)));
    return found;
  };
}
