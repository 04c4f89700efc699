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
  controls(before: Sight, records: Records, written: ReadonlySet<string>): readonly Told[];
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
    if (granted === undefined) return true;
    const scope = scopeOf(record, records);
    const around = territoryOf(scope, records);
    return (
      scope === 'company' ||
      around === 'company' ||
      granted.has(scope) ||
      (around !== '' && granted.has(around))
    );
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
      const own = scopeOf(record, records);
      return own === scope || territoryOf(own, records) === scope;
    },
    sight: (records) =>
      new Map(
        [...grants.keys()].map((person) => {
          const seen = [...records.values()].filter(({ record }) => sees(person, record, records));
          return [person, new Map(seen.map(({ record }) => [record.id, scopeOf(record, records)]))];
        }),
      ),
    controls: (before, records, written) =>
      [...grants.keys()].flatMap((person) => {
        const was = before.get(person) ?? new Map<string, string>();
        const told = new Map<string, Control>();
        for (const { record } of records.values()) {
          const scope = scopeOf(record, records);
          const saw = was.get(record.id);
          const isSeen = sees(person, record, records);
          const { c, id, v } = record;
          if (saw !== undefined && saw !== scope) {
            told.set(id, { control: 'record.removed', c, id, v });
          } else if (saw !== undefined && !isSeen) {
            if (c === 'mergeConflict') told.set(id, { control: 'record.removed', c, id, v: v + 1 });
            told.set(scope, { control: 'scope.revoked', scope });
          } else if (saw === undefined && isSeen && !written.has(record.id)) {
            told.set(scope, { control: 'scope.granted', scope });
          }
        }
        return [...told.values()].map((control) => ({ person, control }));
      }),
  };
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
