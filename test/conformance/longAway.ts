import { defaultLimits } from '../../endpoint/limits';
import { openApiDocument } from '../../endpoint/openapi';
import { openApiChecker } from '../support/openApiChecker';
import type { Old } from './check';
import { openLaptop, operation, transaction } from './laptop';
import { openWire } from './wire';

/** Makes what a laptop knows that is away from now on: a record, and where the feed stood before it was deleted. */
export async function longAway(url: string, token: string): Promise<Old> {
  const desk = await openLaptop(openWire(url), token, openApiChecker(openApiDocument(defaultLimits)));
  const create = operation();
  await desk.store(transaction(create));
  const cursor = await desk.head();
  await desk.store(transaction(operation({ id: create.id, base: 1, set: {}, effect: 'delete' })));
  return { cursor, record: create.id };
}
