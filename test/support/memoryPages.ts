import { createHash } from 'node:crypto';
import type { Capabilities, FeedEntry, WireRecord } from '#shared/sync/protocol';
import { cursorAt, headOf, seqOf } from './memoryContents';
import type { Contents } from './memoryContents';

/** Whose pages, and how large they may be. */
export interface PageParts {
  readonly contents: Contents;
  readonly person: string;
  readonly limits: Capabilities['limits'];
  readonly query: ReadonlyMap<string, string>;
  readonly sees: (id: string) => boolean;
  /** Whether a record lies in a scope, whoever asks. */
  readonly lies: (record: WireRecord, scope: string) => boolean;
}

interface Entry {
  readonly seq: number;
  readonly entry: FeedEntry;
  readonly bytes: number;
}

/** Room that a control takes in a page. */
const controlBytes = 120;

/** S3: the feed after a cursor, cut where commits end. */
export function changes(parts: PageParts) {
  const { contents, query } = parts;
  const from = seqOf(query.get('cursor') ?? cursorAt(contents, 0));
  const waiting = waitingAfter(from, parts);
  const { count, cut } = fitting(waiting, parts);
  const more = count < waiting.length;
  return {
    epoch: contents.epoch,
    // A record comes once a page.
    changes: [...new Set(waiting.slice(0, count).map(({ entry }) => entry))],
    cursor: more ? cursorAt(contents, cut) : headOf(contents),
    more,
    asOf: headOf(contents),
  };
}

function waitingAfter(from: number, { contents, person, sees }: PageParts): readonly Entry[] {
  const found: Entry[] = [];
  for (const { record, seq, bytes } of contents.records.values())
    if (seq > from && sees(record.id)) found.push({ seq, entry: record, bytes });
  const { controls } = contents;
  let start = controls.length;
  while (start > 0 && (controls[start - 1]?.seq ?? 0) > from) start -= 1;
  for (const { seq, person: told, control } of controls.slice(start)) {
    if (told !== person) continue;
    const moved =
      control.control === 'record.removed' && sees(control.id) && contents.records.get(control.id);
    // Who sees it where it is now is to learn here that it moved: by the record itself.
    found.push(
      moved ? { seq, entry: moved.record, bytes: moved.bytes } : { seq, entry: control, bytes: controlBytes },
    );
  }
  return found.toSorted((a, b) => a.seq - b.seq);
}

/** As many entries as the limits allow, in whole commits; the first commit goes whatever its size. */
function fitting(waiting: readonly Entry[], { limits, query }: PageParts) {
  const rows = rowsAsked(query, limits);
  let count = 0;
  let bytes = 0;
  let cut = 0;
  while (count < waiting.length) {
    const seq = waiting[count]?.seq ?? 0;
    let end = count;
    let size = 0;
    for (; waiting[end]?.seq === seq; end += 1) size += waiting[end]?.bytes ?? 0;
    if (count > 0 && (end > rows || bytes + size > limits.pullBytes)) break;
    [count, bytes, cut] = [end, bytes + size, seq];
  }
  return { count, cut };
}

function rowsAsked(query: ReadonlyMap<string, string>, { pullRows }: Capabilities['limits']): number {
  return Math.min(Number(query.get('limit') ?? pullRows), pullRows);
}

/** The cursor that a later page of a snapshot was begun at; undefined for the first page. */
export function snapshotHead(after: string | undefined): string | undefined {
  return after?.slice(after.indexOf('@') + 1);
}

/** S4, and S15 for one bucket: newest id first. */
export function snapshot(parts: PageParts) {
  const { contents, limits, query } = parts;
  const after = query.get('after');
  const place = after?.slice(0, after.indexOf('@'));
  const bucket = query.get('bucket');
  const all = inSight(parts)
    .filter(({ record: { id, deleted } }) => (bucket === undefined ? !deleted : id.endsWith(bucket)))
    .toSorted((a, b) => (a.record.id < b.record.id ? 1 : -1));
  const waiting = place === undefined ? all : all.filter(({ record }) => record.id < place);
  let bytes = 0;
  const page = waiting.slice(0, rowsAsked(query, limits)).filter((held, index) => {
    bytes += held.bytes;
    return index === 0 || bytes <= limits.pullBytes;
  });
  const head = snapshotHead(after) ?? headOf(contents);
  const last = page.at(-1)?.record.id;
  return {
    epoch: contents.epoch,
    records: page.map(({ record }) => record),
    head,
    next: page.length < waiting.length && last !== undefined ? `${last}@${head}` : null,
    total: all.length,
    asOf: headOf(contents),
  };
}

/** S14 */
export function digest(parts: PageParts) {
  const { contents } = parts;
  const lines = new Map<string, string[]>();
  for (const { record } of inSight(parts)) {
    if (record.deleted) continue;
    const line = `${record.id} ${record.c} ${record.v}`;
    const bucket = record.id.slice(34);
    const others = lines.get(bucket);
    if (others) others.push(line);
    else lines.set(bucket, [line]);
  }
  const buckets = [...lines].map(([bucket, members]) => ({
    bucket,
    count: members.length,
    hash: createHash('sha256').update(members.toSorted().join('\n')).digest('hex'),
  }));
  return { epoch: contents.epoch, head: headOf(contents), buckets };
}

function inSight({ contents, query, sees, lies }: PageParts) {
  const scope = query.get('scope') ?? 'all';
  return [...contents.records.values()].filter(
    ({ record }) => sees(record.id) && (scope === 'all' || lies(record, scope)),
  );
}
