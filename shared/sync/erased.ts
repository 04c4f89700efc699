import type { Fields } from './outbox';

/**
 * A record whose personal data was erased bears the instant of it in this field, which the endpoint alone sets. Whoever
 * takes such a record forgets what it held before and what waits to be sent of it (docs/sync.md, S145 to S148).
 */
export const erasedField = 'erasedAt';

export function isErased(data: Fields): boolean {
  return typeof data[erasedField] === 'string';
}
