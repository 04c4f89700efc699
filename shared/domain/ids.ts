import { v7 } from 'uuid';

/** Makes a record's id: UUID version 7, ordered by the time of its making. */
export type MakeId = () => string;

export const makeId: MakeId = () => v7();

/** Whether something is written as a UUID, of whatever version and case. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}
