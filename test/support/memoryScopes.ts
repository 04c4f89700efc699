import type { Control, WireRecord } from '#shared/sync/protocol';

type Records = ReadonlyMap<string, { readonly record: WireRecord }>;

/** Who sees what in the endpoint in memory, by the words of docs/sync.md: nothing here is the engine's. */
export interface MemoryScopes {
  /** Lets people see what is granted to them only, from now on. */
  restrict(people: readonly string[]): void;
  grant(person: string, scope: string): void;
  revoke(person: string, scope: string): void;
  has(person: string, scope: string): boolean;
  sees(person: string, record: WireRecord, records: Records): boolean;
  /** What a snapshot's `scope` holds, whoever asks. */
  lies(record: WireRecord, scope: string, records: Records): boolean;
  /** What to tell each person after something changed; `written` shows in the feed anyway. */
  controls(before: Sight, after: Sight, records: Records, written: ReadonlySet<string>): readonly Told[];
  sight(records: Records): Sight;
}

export interface Told {
  readonly person: string;
  readonly control: Control;
}

/** What each person sees, with the scope it is in. */
export type Sight = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function createMemoryScopes(): MemoryScopes {
  const grants = new Map<string, Set<string>>();

  function sees(person: string, record: WireRecord, records: Records): boolean {
    const granted = grants.get(person);
    return granted === undefined || reaches(granted, placeOf(record, records));
  }

  return {
    restrict: (people) => {
      for (const person of people) grants.set(person, new Set());
    },
    grant: (person, scope) => grants.get(person)?.add(scope),
    revoke: (person, scope) => grants.get(person)?.delete(scope),
    has: (person, scope) => grants.get(person)?.has(scope) ?? false,
    sees,
    lies: (record, scope, records) => {
      const { own, around } = placeOf(record, records);
      return own === scope || around === scope;
    },
    sight: (records) => {
      if (grants.size === 0) return new Map();
      const places = [...records.values()].map(
        ({ record }) => [record.id, placeOf(record, records)] as const,
      );
      return new Map(
        [...grants].map(([person, granted]) => {
          const seen = new Map<string, string>();
          for (const [id, place] of places) if (reaches(granted, place)) seen.set(id, place.own);
          return [person, seen];
        }),
      );
    },
    controls: (before, after, records, written) =>
      [...after].flatMap(([person, is]) => {
        const was = before.get(person) ?? new Map<string, string>();
        const told = new Map<string, Control>();
        for (const { record } of records.values()) {
          const { c, id, v } = record;
          const [saw, now] = [was.get(id), is.get(id)];
          // Still in sight where it was, or still out of it.
          if (saw === now) continue;
          const scope = now ?? scopeOf(record, records);
          if (saw !== undefined && saw !== scope) {
            told.set(id, { control: 'record.removed', c, id, v });
          } else if (saw !== undefined) {
            if (c === 'mergeConflict') told.set(id, { control: 'record.removed', c, id, v: v + 1 });
            told.set(scope, { control: 'scope.revoked', scope });
          } else if (!written.has(id)) {
            told.set(scope, { control: 'scope.granted', scope });
          }
        }
        return [...told.values()].map((control) => ({ person, control }));
      }),
  };
}

interface Place {
  readonly own: string;
  /** What that lies in; '' where it lies in nothing. */
  readonly around: string;
}

function placeOf(record: WireRecord, records: Records): Place {
  const own = scopeOf(record, records);
  return { own, around: territoryOf(own, records) };
}

function reaches(granted: ReadonlySet<string>, { own, around }: Place): boolean {
  return (
    own === 'company' || around === 'company' || granted.has(own) || (around !== '' && granted.has(around))
  );
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function scopeOf({ c, id, data, by }: WireRecord, records: Records): string {
  if (c === 'partner') return `partner:${id}`;
  if (c === 'mergeConflict') {
    const about = records.get(textOf(data['recordId']))?.record;
    return about ? scopeOf(about, records) : `person:${by}`;
  }
  return typeof data['partnerId'] === 'string' ? `partner:${data['partnerId']}` : 'company';
}

/** What a partner's scope lies in; '' for other scopes, and for partners that nobody knows. */
function territoryOf(scope: string, records: Records): string {
  const partner = records.get(scope.slice('partner:'.length))?.record;
  if (partner === undefined) return '';
  const territory = textOf(partner.data['territory']);
  return territory === '' ? 'company' : `territory:${territory}`;
}
