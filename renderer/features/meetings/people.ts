import { fullName } from '#shared/domain/contact';
import type { ContactRow } from '../../data/queries/contacts';
import { folded, wordsOf } from '../../data/queries/names';

/** Somebody who can own an action. */
export interface Person {
  readonly name: string;
  /** Function, or which side they are on. */
  readonly detail: string;
  readonly contactId?: string;
}

interface PeopleParts {
  readonly me: string;
  readonly colleagues: readonly string[];
  readonly contacts: readonly ContactRow[];
  readonly attendees: readonly { readonly id: string }[];
  /** What is said of those on our side. */
  readonly ours: string;
}

/** Those who can own an action: oneself, those at the table, then everybody else at the partner; each name once. */
export function peopleOf({ me, colleagues, contacts, attendees, ours }: PeopleParts): Person[] {
  const atTable = new Set(attendees.map(({ id }) => id));
  const theirs = contacts
    .toSorted((a, b) => Number(atTable.has(b.id)) - Number(atTable.has(a.id)))
    .map(({ id, data }) => ({ name: fullName(data), detail: data.role, contactId: id }));
  const all: Person[] = [...[me, ...colleagues].map((name) => ({ name, detail: ours })), ...theirs];
  const seen = new Set<string>();
  return all.filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name));
}

/** Whose name begins, in any of its words, with what was typed. */
export function matchingPeople(people: readonly Person[], typed: string): Person[] {
  const wanted = wordsOf(typed);
  return people.filter(({ name }) => {
    const words = wordsOf(name);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}

/** Whom a typed name means: the one of that name, the only one that it can mean, or somebody of that very name. */
export function meantPerson(people: readonly Person[], typed: string): Person | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const exact = people.find(({ name }) => folded(name) === folded(text));
  const [first, ...others] = matchingPeople(people, text);
  return exact ?? (first && others.length === 0 ? first : { name: text, detail: '' });
}
