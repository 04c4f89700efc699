import type { FastifyInstance } from 'fastify';
import type { FieldMove } from '#shared/domain/kind';
import { sameValue } from '#shared/domain/sameValue';
import {
  movedField,
  movedFields,
  movedName,
  ofCollection,
  oldestTaken,
  type Shapes,
} from '#shared/domain/shapes';
import {
  protocolHeader,
  protocolVersion,
  type Capabilities,
  type PushRequest,
  type WireOperation,
} from '#shared/sync/protocol';
import { patched, type Fields } from './operation';
import { invalid, upgradeRequired } from './problems';

/** The oldest protocol that is still taken. */
const oldestProtocol = 1;

/** What the capabilities tell of versions. */
export function versionsTold(shapes: Shapes): Pick<Capabilities, 'protocol' | 'oldestProtocol' | 'shapes'> {
  const ranges = Object.entries(shapes).flatMap(([c, shape]) =>
    shape === undefined ? [] : [[c, { oldest: oldestTaken(shape), newest: shape.schema }]],
  );
  return { protocol: protocolVersion, oldestProtocol, shapes: Object.fromEntries(ranges) };
}

/**
 * Lets nobody in whose protocol isn't spoken here, but to the capabilities, where laptops learn which ones are. Must
 * come after the look at the token.
 */
export function checkProtocols(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    // Nor is a device kept from hearing that it is to be wiped.
    if (/\/(?:capabilities|devices\/\w+)$/.test(request.routeOptions.url ?? '')) return;
    const told = request.headers[protocolHeader] ?? '1';
    if (typeof told !== 'string' || !/^\d{1,9}$/.test(told)) throw invalid(`${protocolHeader} is no number.`);
    const protocol = Number(told);
    if (protocol < oldestProtocol)
      throw upgradeRequired(
        `Protocol ${protocol} is no longer spoken here; ${oldestProtocol} is the oldest.`,
      );
    if (protocol > protocolVersion)
      throw invalid(`Protocol ${protocol} isn’t spoken here yet; ${protocolVersion} is the newest.`);
  });
}

/** @throws HttpProblem 426 when a change is written in a shape that is no longer taken */
export function checkShapes({ txs }: PushRequest, shapes: Shapes): void {
  for (const { c, schema } of txs.flatMap(({ ops }) => ops)) {
    const shape = ofCollection(shapes, c);
    if (shape !== undefined && schema < oldestTaken(shape))
      throw upgradeRequired(
        `Shape ${schema} of “${c}” is no longer taken; ${oldestTaken(shape)} is the oldest.`,
      );
  }
}

/** A value that somebody wrote under an old name without seeing what stands under the new one. */
export interface SetApart {
  /** The field's newest name. */
  readonly field: string;
  /** As it would be written there. */
  readonly value: unknown;
}

/**
 * A record's fields in the newest shape after an operation of any shape. Whoever wrote under an old name, and had seen
 * what was there, has replaced it; a value that they couldn't see stays, and theirs is set apart.
 */
export function patchedInShape(
  stored: Fields,
  { set, unset }: Pick<WireOperation, 'set' | 'unset'>,
  moves: readonly FieldMove[],
): { readonly data: Fields; readonly apart: readonly SetApart[] } {
  if (moves.length === 0) return { data: patched(stored, { set, unset }), apart: [] };
  const base = movedFields(stored, moves);
  const data = { ...base };
  const saw = (name: string) => {
    const { field, value } = movedField(name, stored[name], moves);
    return Object.hasOwn(stored, name) && field !== name && sameValue(base[field], value);
  };
  for (const field of unset) delete data[saw(field) ? movedName(field, moves) : field];
  for (const [field, value] of Object.entries(set)) {
    const now = saw(field) ? movedField(field, value, moves) : { field, value };
    data[now.field] = now.value as Fields[string];
  }
  const settled = movedFields(data, moves);
  const left = Object.entries(settled).filter(([field]) => movedName(field, moves) !== field);
  const names = new Set(left.map(([field]) => field));
  return {
    data: Object.fromEntries(Object.entries(settled).filter(([field]) => !names.has(field))),
    apart: left.map(([field, value]) => movedField(field, value, moves)),
  };
}
