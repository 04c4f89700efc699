import type { WireOperation, WireRecord } from '#shared/sync/protocol';

type Data = WireRecord['data'];
type Value = Data[string];

/** What an endpoint knows of the kinds' shapes: the newest version, and which fields bear other names since when. */
export type KnownShapes = Readonly<
  Partial<
    Record<
      string,
      {
        readonly schema: number;
        readonly moves: readonly {
          readonly from: string;
          readonly to: string;
          readonly value?: (old: unknown) => unknown;
        }[];
      }
    >
  >
>;

const isNothing = (value: unknown) =>
  value === undefined || value === null || value === '' || JSON.stringify(value) === '[]';

export type MemoryShapes = ReturnType<typeof createMemoryShapes>;

/** The rules about shapes for an endpoint in memory, written from docs/sync.md and nothing else. */
export function createMemoryShapes(known: () => KnownShapes) {
  const newest = (c: string) => (Object.hasOwn(known(), c) ? known()[c]?.schema : undefined) ?? 1;
  const oldest = (c: string) => Math.max(1, newest(c) - 2);
  const movesOf = (c: string) => (Object.hasOwn(known(), c) ? known()[c]?.moves : undefined) ?? [];
  let conflicts = 0;

  /** Under the newest name. */
  function translated(c: string, field: string, value: Value): [string, Value] {
    let [name, now] = [field, value];
    for (const move of movesOf(c))
      if (move.from === name) [name, now] = [move.to, (move.value ? move.value(now) : now) as Value];
    return [name, now];
  }

  return {
    told: () =>
      Object.fromEntries(Object.keys(known()).map((c) => [c, { oldest: oldest(c), newest: newest(c) }])),
    isTooOld: ({ c, schema }: WireOperation) => schema < oldest(c),
    applied: (was: WireRecord | undefined, { c, schema, set, unset }: WireOperation) => {
      const schemaNow = Math.max(schema, was?.schema ?? 1, newest(c));
      if (movesOf(c).length === 0) {
        const plain: Data = { ...was?.data, ...set };
        for (const field of unset) delete plain[field];
        return { data: plain, schema: schemaNow, apart: [] };
      }
      const isOld = (field: string) => movesOf(c).some(({ from }) => from === field);
      const data: Data = {};
      const beside: [string, Value][] = [];
      const seen = new Set<string>();
      const stored = Object.entries(was?.data ?? {});
      for (const [field, value] of stored) if (!isOld(field)) data[field] = value;
      // The one that has come furthest stands.
      for (const { from } of movesOf(c).toReversed()) {
        const value = was?.data[from];
        if (value === undefined) continue;
        const [name, now] = translated(c, from, value);
        if (isNothing(data[name])) {
          data[name] = now;
          seen.add(from);
        } else if (JSON.stringify(data[name]) === JSON.stringify(now)) seen.add(from);
        else if (!isNothing(value)) beside.push([name, now]);
      }
      const replaced = new Set<string>();
      for (const field of unset)
        if (!isOld(field)) delete data[field];
        else if (seen.has(field)) delete data[translated(c, field, null)[0]];
        else replaced.add(translated(c, field, null)[0]);
      const ordered = Object.entries(set).toSorted(([a], [b]) => Number(isOld(a)) - Number(isOld(b)));
      for (const [field, value] of ordered) {
        const [name, now] = translated(c, field, value);
        if (!isOld(field) || seen.has(field) || isNothing(data[name])) data[name] = now;
        else if (!isNothing(value) && JSON.stringify(data[name]) !== JSON.stringify(now)) {
          if (was?.data[field] !== undefined) replaced.add(name);
          beside.push([name, now]);
        }
      }
      const last = new Map<string, Value>();
      const apart: (readonly [string, Value])[] = [];
      for (const [name, value] of beside) {
        if (!replaced.has(name)) apart.push([name, value]);
        else last.set(name, value);
      }
      return {
        data,
        schema: schemaNow,
        apart: [...apart, ...last],
      };
    },
    conflict: (
      { c, id, op }: WireOperation,
      field: string,
      mine: Value,
      theirs: Value | undefined,
      { by, at }: Pick<WireRecord, 'by' | 'at'>,
    ): WireRecord => {
      conflicts += 1;
      return {
        c: 'mergeConflict',
        id: `${op.slice(0, 14)}7${conflicts.toString(16).padStart(3, '0')}-9${op.slice(20)}`,
        v: 1,
        schema: 1,
        deleted: false,
        data: {
          collection: c,
          recordId: id,
          recordTitle: '',
          field,
          mine,
          ...(theirs === undefined ? {} : { theirs }),
          mineBy: by,
          mineAt: at,
          theirsBy: '',
          theirsAt: at,
          deletion: 'none',
          state: 'open',
        },
        by,
        at,
      };
    },
  };
}
