import { z } from 'zod';
import { bucketName } from '#shared/sync/protocol';
import type { Queries } from './database';
import { invalid, resyncRequired } from './problems';

/** A commit in a tenant's history: everything up to `seq` has been seen. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
  /** The random mark of that commit: a restored server has another one, or none, at the same `seq`. */
  readonly nonce: string;
}

const mark = z.string().regex(/^[\w-]{1,100}$/);
const position = z.object({ epoch: mark, seq: z.coerce.number().int().nonnegative(), nonce: mark });

const snapshotPlace = position.extend({
  last: z.uuid(),
  /** It is a partner's, and partners come before all the rest. */
  inPartners: z.boolean(),
  total: z.coerce.number().int().nonnegative(),
  /** Whose snapshot it is; empty for that of everything. */
  scope: z.string().max(200),
  /** Which part of it; undefined: all. */
  bucket: bucketName.optional(),
});

/** Where a first sync stands: the feed's head when it began, and the last id that was sent. */
export type SnapshotPlace = z.infer<typeof snapshotPlace>;

const separator = '|';

function seal(parts: readonly (string | number)[]): string {
  return Buffer.from(parts.join(separator)).toString('base64url');
}

function open(text: string): readonly string[] {
  return Buffer.from(text, 'base64url').toString('utf8').split(separator);
}

/** Undefined for what `encodeURIComponent` didn't write. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export function writeCursor({ epoch, seq, nonce }: Position): string {
  return seal([epoch, seq, nonce]);
}

/** @throws HttpProblem 400 when the text was never a cursor */
export function readCursor(text: string): Position {
  const [epoch, seq, nonce, ...rest] = open(text);
  const result = position.safeParse({ epoch, seq, nonce });
  if (!result.success || rest.length > 0 || writeCursor(result.data) !== text) {
    throw invalid('The cursor is not one of this endpoint’s.');
  }
  return result.data;
}

export function writeSnapshotPlace(place: SnapshotPlace): string {
  const { epoch, seq, nonce, last, inPartners, total, scope, bucket } = place;
  const parts = [epoch, seq, nonce, last, inPartners ? 'partners' : 'rest', total, encodeURIComponent(scope)];
  return seal(bucket === undefined ? parts : [...parts, bucket]);
}

/** @throws HttpProblem 400 when the text is no place in a snapshot */
export function readSnapshotPlace(text: string): SnapshotPlace {
  const [epoch, seq, nonce, last, group, total, scope = '', bucket, ...rest] = open(text);
  const inPartners = group === 'partners';
  const told = { epoch, seq, nonce, last, inPartners, total, scope: decoded(scope), bucket };
  const result = snapshotPlace.safeParse(told);
  if (!result.success || rest.length > 0 || writeSnapshotPlace(result.data) !== text) {
    throw invalid('The place in the snapshot is not one of this endpoint’s.');
  }
  return result.data;
}

/**
 * The last commit of the tenant's history as this transaction sees it.
 *
 * @returns a cursor
 */
export async function newestCursor(sql: Queries, tenant: string): Promise<string> {
  const [newest] = await sql.query<{ epoch: string; seq: string; nonce: string }>(
    `select t.epoch, m.seq, m.nonce from escale.tenant t join escale.commit_mark m on m.tenant = t.id
     where t.id = $1 order by m.seq desc limit 1`,
    [tenant],
  );
  if (newest === undefined) throw new Error('A token outlived its tenant.');
  return writeCursor({ ...newest, seq: Number(newest.seq) });
}

/**
 * Holds a position against the history that the database has now.
 *
 * @throws HttpProblem 410 when it belongs to another history (a restored backup, another epoch), or lies before what
 *   the database still remembers
 */
export async function checkPosition(sql: Queries, tenant: string, place: Position): Promise<void> {
  const [found] = await sql.query<{ expired: boolean; known: boolean }>(
    `select t.min_seq > $2 as expired, exists (
       select 1 from escale.commit_mark m where m.tenant = $1 and m.seq = $2 and m.nonce = $3) as known
     from escale.tenant t where t.id = $1 and t.epoch = $4`,
    [tenant, place.seq, place.nonce, place.epoch],
  );
  if (found?.expired) throw resyncRequired('Deletions since then are forgotten.', 'expired');
  if (!found?.known) throw resyncRequired('The server’s history is not the one that was pulled from.');
}
