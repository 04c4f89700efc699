import { z } from 'zod';
import { email, id, instant, language, line, markdown, phone } from './fields';
import { defineKind } from './kind';

/** What a contact's word weighs in a decision, apart from their rank. */
export const influences = ['unknown', 'decisionMaker', 'champion', 'influencer', 'user', 'opponent'] as const;
export type Influence = (typeof influences)[number];

const data = z.looseObject({
  partnerId: id,
  firstName: line(80),
  lastName: line(80),
  /** Their function at the partner: "Sales director". */
  role: line(120),
  influence: z.enum(influences).default('unknown'),
  email,
  phone,
  mobile: phone,
  language: language.optional(),
  notes: markdown,
  /** When their personal data was erased; set by the endpoint alone. */
  erasedAt: instant.optional(),
});

export type Contact = z.infer<typeof data>;

/** First and last name in one, in the order people write them; '' when neither is known. */
export function fullName(contact: Pick<Contact, 'firstName' | 'lastName'>): string {
  return `${contact.firstName} ${contact.lastName}`.trim();
}

/** The name, or a word in its stead for somebody whose data was erased. */
export function nameOr(
  contact: Pick<Contact, 'firstName' | 'lastName' | 'erasedAt'>,
  erased: string,
): string {
  return contact.erasedAt === undefined ? fullName(contact) : erased;
}

/** A person at a partner. */
export const contact = defineKind({
  name: 'contact',
  schema: 1,
  since: 1,
  data,
  indexes: [
    { on: 'partnerId', since: 1 },
    { on: 'lastName', since: 1 },
  ],
  search: ['firstName', 'lastName', 'role', 'email', 'notes'],
  merge: { notes: 'text' },
  references: { partnerId: 'partner' },
  belongsTo: ['partnerId'],
  erase: {
    keeps: ['partnerId'],
    sets: {
      firstName: '',
      lastName: '',
      role: '',
      influence: 'unknown',
      email: '',
      phone: '',
      mobile: '',
      notes: '',
    },
    deletes: false,
  },
  title: fullName,
  scope: (c) => `partner:${c.partnerId}`,
});
