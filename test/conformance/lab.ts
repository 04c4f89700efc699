import type { WireRecord } from '#shared/sync/protocol';
import { defaultLimits } from '../../endpoint/limits';
import { openApiDocument } from '../../endpoint/openapi';
import { openApiChecker } from '../support/openApiChecker';
import type { Lab, Old } from './check';
import { openLaptop, operation, transaction, type Laptop } from './laptop';
import { Skipped } from './violation';
import { openWire, type WireOptions } from './wire';

export interface LabOptions extends WireOptions {
  readonly url: string;
  readonly token: string;
  /** Of another person of the same tenant. */
  readonly colleague?: string | undefined;
  /** Of somebody of another tenant. */
  readonly stranger?: string | undefined;
  /** Where a laptop stood that was away for longer than the endpoint remembers. */
  readonly old?: Old | undefined;
  /** How many laptops write at once where that matters; 4 when left out. */
  readonly writers?: number;
}

export interface OpenLab extends Lab {
  /** Deletes what the checks have left. @returns how many records were, and whether all are gone */
  tidy(): Promise<{ readonly deleted: number; readonly left: number }>;
}

/** @throws Violation when the endpoint doesn't tell its capabilities to one of the tokens */
export async function openLab(options: LabOptions): Promise<OpenLab> {
  const { url, token, colleague, stranger, old, writers = 4 } = options;
  const wire = openWire(url, options);
  const check = openApiChecker(openApiDocument(defaultLimits));
  const desk = await openLaptop(wire, token, check);
  const began = await desk.head();
  const second = colleague === undefined ? undefined : await openLaptop(wire, colleague, check);
  const third = stranger === undefined ? undefined : await openLaptop(wire, stranger, check);
  if (second && (second.facts.tenant.id !== desk.facts.tenant.id || samePerson(second, desk)))
    throw new Error('--token2 must be the token of another person of the same tenant');
  if (third && third.facts.tenant.id === desk.facts.tenant.id)
    throw new Error('--foreign-token must be the token of a person of another tenant');
  const foreignBegan = await third?.head();

  return {
    wire,
    writers,
    desk,
    colleague: () =>
      second ?? skip('--token2, the token of another person of the same tenant, was not given'),
    stranger: () => third ?? skip('--foreign-token, the token of a person of another tenant, was not given'),
    old: () => old ?? skip('--old-cursor and --old-record, of a laptop that was long away, were not given'),
    tidy: async () => {
      const ids = new Set([...desk.made, ...(second?.made ?? [])]);
      const here = await remove(desk, began, ids);
      if (third === undefined || foreignBegan === undefined) return here;
      const there = await remove(third, foreignBegan, third.made);
      return { deleted: here.deleted + there.deleted, left: here.left + there.left };
    },
  };
}

function samePerson(a: Laptop, b: Laptop): boolean {
  return a.facts.person.id === b.facts.person.id;
}

function skip(why: string): never {
  throw new Skipped(why);
}

async function livingOf(desk: Laptop, cursor: string, ids: ReadonlySet<string>) {
  const { pages } = await desk.follow(cursor);
  const latest = new Map(pages.flatMap(({ records }) => records).map((record) => [record.id, record]));
  return [...latest.values()].filter(({ id, deleted }) => ids.has(id.toLowerCase()) && !deleted);
}

function deletionOf({ id, c, v, schema }: WireRecord) {
  return operation({ id, c, base: v, schema, set: {}, effect: 'delete' });
}

async function remove(desk: Laptop, cursor: string, ids: ReadonlySet<string>) {
  const living = await livingOf(desk, cursor, ids);
  const step = Math.min(100, desk.facts.limits.pushOperations);
  for (let from = 0; from < living.length; from += step) {
    const part = living.slice(from, from + step);
    const [result] = await desk.push(transaction(...part.map(deletionOf)));
    // Somebody else’s edit of one of them must not keep the others.
    if (result?.status !== 'applied')
      await desk.push(...part.map((record) => transaction(deletionOf(record))));
  }
  const left = living.length === 0 ? 0 : (await livingOf(desk, cursor, ids)).length;
  return { deleted: living.length - left, left };
}
