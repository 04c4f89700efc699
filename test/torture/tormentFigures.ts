import type { DamageKind } from './damage';
import type { Doing } from './personAtDesk';

/** What was done to desks, and what became of what they had shown as saved. */
export interface TormentFigures {
  killed(during: Doing | 'syncing'): void;
  damaged(kind: DamageKind): void;
  /** Something else that happened to a desk, or that it did. */
  count(what: string): void;
  /** So many writes were shown as saved, on one desk. */
  wrote(writes: number): void;
  /** In which life it was missed first. */
  lose(place: string, life: number): void;
  /** The desk behaved as it mustn't, though nothing is lost. */
  fault(what: string): void;
  kills(): number;
  damages(): number;
  written(): number;
  faults(): readonly string[];
  /** For a person, on one line. */
  told(): string;
}

export function createTormentFigures(): TormentFigures {
  const during = new Map<string, number>();
  const damages = new Map<string, number>();
  const events = new Map<string, number>();
  const lost = new Map<string, number>();
  const faults = new Set<string>();
  let written = 0;
  return {
    killed: (doing) => add(during, doing),
    damaged: (kind) => add(damages, kind),
    count: (what) => add(events, what),
    wrote: (writes) => (written += writes),
    lose: (place, life) => {
      if (!lost.has(place)) lost.set(place, life);
    },
    fault: (what) => faults.add(what),
    kills: () => sum(during),
    damages: () => sum(damages),
    written: () => written,
    faults: () =>
      [...lost].map(([place, life]) => `lost: ${place}, missed in life ${life}`).concat(...faults),
    told: () =>
      `${sum(during)} kills (${list(during)}), ${sum(damages)} damages (${list(damages)}), ${list(events)}; ` +
      `${written} writes shown as saved, ${written - lost.size} found, ${lost.size} lost, ${faults.size} other faults`,
  };
}

function add(to: Map<string, number>, what: string): void {
  to.set(what, (to.get(what) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, each) => total + each, 0);
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([what, times]) => `${what} ${times}`).join(', ') || 'none';
}
