import { z } from 'zod';
import { id, labels, language, line, localDate, markdown, phone, requiredLine, website } from './fields';
import { defineKind } from './kind';

export const partnerTypes = [
  'distributor',
  'reseller',
  'valueAddedReseller',
  'agent',
  'franchisee',
  'marketplace',
  'directSalesRep',
  'managedServiceProvider',
  'systemIntegrator',
] as const;
export type PartnerType = (typeof partnerTypes)[number];

/** In the order of a partner's life; `ended` closes it. */
export const lifecycleStages = [
  'identified',
  'evaluated',
  'recruited',
  'onboarding',
  'active',
  'strategic',
  'atRisk',
  'dormant',
  'ended',
] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

/** From the lowest to the highest. */
export const partnerTiers = ['none', 'registered', 'silver', 'gold', 'platinum'] as const;
export type PartnerTier = (typeof partnerTiers)[number];

const data = z.looseObject({
  name: requiredLine(),
  type: z.enum(partnerTypes),
  stage: z.enum(lifecycleStages),
  tier: z.enum(partnerTiers).default('none'),
  /** The sales territory, as the company names it. */
  territory: line(80),
  /** Who looks after the partner, by name. */
  owner: line(120),
  /** The partner it buys through, in a two-tier channel. */
  suppliedBy: id.optional(),
  street: line(),
  postcode: line(20),
  city: line(120),
  country: line(80),
  phone,
  website,
  /** The language its documents are written in. */
  language: language.default('fr'),
  segments: labels,
  tags: labels,
  agreementStart: localDate.optional(),
  agreementEnd: localDate.optional(),
  /** How many days may pass between two meetings before the next one is late. */
  cadenceDays: z
    .number()
    .int('validation.wholeNumber')
    .min(1, 'validation.tooSmall')
    .max(730, 'validation.tooLarge')
    .optional(),
  notes: markdown,
});

export type Partner = z.infer<typeof data>;

/** A company that sells for us: the noun that everything else hangs on. */
export const partner = defineKind({
  name: 'partner',
  schema: 1,
  since: 1,
  data,
  indexes: [
    { on: 'name', since: 1 },
    { on: 'stage', since: 1 },
    { on: 'suppliedBy', since: 1 },
  ],
  search: ['name', 'city', 'territory', 'tags', 'segments', 'owner', 'notes'],
  merge: { segments: 'set', tags: 'set', notes: 'text' },
  references: { suppliedBy: 'partner' },
  title: (p) => p.name,
  scope: (p) => (p.territory ? `territory:${p.territory}` : 'company'),
});
