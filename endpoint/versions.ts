import type { FastifyInstance } from 'fastify';
import { movedFields, movedName, oldestTaken, type Shapes } from '#shared/domain/shapes';
import {
  protocolHeader,
  protocolVersion,
  type Capabilities,
  type PushRequest,
  type WireOperation,
} from '#shared/sync/protocol';
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
    if (request.routeOptions.url?.endsWith('/capabilities')) return;
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
    const shape = shapes[c];
    if (shape !== undefined && schema < oldestTaken(shape))
      throw upgradeRequired(
        `Shape ${schema} of “${c}” is no longer taken; ${oldestTaken(shape)} is the oldest.`,
      );
  }
}

/** An operation as it would have been written in the newest shape; what isn't known of its fields stays. */
export function operationInShape(operation: WireOperation, shapes: Shapes): WireOperation {
  const shape = shapes[operation.c];
  const moves = shape?.moves.filter(({ schema }) => schema > operation.schema) ?? [];
  if (moves.length === 0) return operation;
  const set = movedFields(operation.set, moves);
  const unset = operation.unset.map((field) => movedName(field, moves));
  return { ...operation, set, unset: unset.filter((field) => !Object.hasOwn(set, field)) };
}
