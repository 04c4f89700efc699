import type { FastifyRequest } from 'fastify';
import { validate } from 'uuid';
import { deviceHeader } from '#shared/sync/protocol';

/** The device's id in lower case; undefined when the request names none, or nothing that is one. */
export function deviceOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const value = headers[deviceHeader];
  return typeof value === 'string' && validate(value) ? value.toLowerCase() : undefined;
}
