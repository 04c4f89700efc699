import { isId } from '#shared/domain/ids';
import type { DeskDatabase } from '../db';
import { getMeta } from '../meta';

/** The people whose ids stand in records that came from the endpoint, by id; the person at this desk among them. */
export async function peopleNames(db: DeskDatabase): Promise<ReadonlyMap<string, string>> {
  const binding = (await getMeta(db, 'sync'))?.binding;
  const people = binding ? [binding.person, ...binding.people] : [];
  return new Map(people.map(({ id, name }) => [id, name]));
}

/**
 * Who stands in a record's `by`: a person's id once the endpoint has acknowledged the change, until then the name that
 * they gave on their own laptop.
 *
 * @returns '' when nobody is known by it; never a bare id
 */
export function personName(people: ReadonlyMap<string, string>, by: string): string {
  return people.get(by) ?? (isId(by) ? '' : by);
}
