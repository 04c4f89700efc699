import { z } from 'zod';
import { line, localDate, markdown, requiredLine, website } from './fields';
import { defineKind } from './kind';

const data = z.looseObject({
  name: requiredLine(),
  place: line(),
  city: line(120),
  country: line(80),
  startsOn: localDate,
  endsOn: localDate,
  /** Our stand, as the hall's plan names it. */
  booth: line(60),
  website,
  goals: markdown,
});

export type Show = z.infer<typeof data>;

/** A trade show at which partners are met. */
export const show = defineKind({
  name: 'show',
  schema: 1,
  since: 1,
  data,
  indexes: [{ on: 'startsOn', since: 1 }],
  search: ['name', 'city', 'place', 'goals'],
  merge: { goals: 'text' },
  references: {},
  title: (s) => s.name,
  scope: () => 'company',
});
