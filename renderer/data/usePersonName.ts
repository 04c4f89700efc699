import { useLive } from './live';
import { peopleNames, personName } from './queries/people';

/**
 * Tells who made a change, wherever a screen says so: from a record's `by` to a name.
 *
 * @returns `undefined` until the people are read; the function answers '' for an id that nobody is known by
 */
export function usePersonName(): ((by: string) => string) | undefined {
  const people = useLive(peopleNames, []);
  return people && ((by) => personName(people, by));
}
