import { z } from 'zod';
import { daysPastCadence } from '#shared/domain/cadence';
import { lifecycleStages, partnerTiers, partnerTypes } from '#shared/domain/partner';
import { sameValue } from '#shared/domain/sameValue';
import { folded } from '../../../data/queries/names';
import type { PartnerSummary } from '../../../data/queries/partners';

/** Narrowings that aren't a field's values: whose I am the owner of, whom to see, whose agreement runs out. */
export const narrowings = ['mine', 'late', 'ending'] as const;
export type Narrowing = (typeof narrowings)[number];

const filterShape = z.object({
  text: z.string(),
  types: z.array(z.enum(partnerTypes)),
  stages: z.array(z.enum(lifecycleStages)),
  tiers: z.array(z.enum(partnerTiers)),
  territories: z.array(z.string()),
  owners: z.array(z.string()),
  only: z.array(z.enum(narrowings)),
});
export type PartnerFilter = z.infer<typeof filterShape>;

/** The fields with a choice of values. */
export const choiceFields = ['types', 'stages', 'tiers', 'territories', 'owners'] as const;
export type ChoiceField = (typeof choiceFields)[number];

const listViewShape = z.object({
  filter: filterShape,
  sort: z.object({ id: z.string(), desc: z.boolean() }),
  /** Columns that aren't wanted. */
  hidden: z.array(z.string()),
});
export type ListView = z.infer<typeof listViewShape>;

export const savedViewShape = listViewShape.extend({ id: z.string(), name: z.string() });
export type SavedView = z.infer<typeof savedViewShape>;

/** What the list remembers from one start to the next. */
export const listMemoryShape = z.object({
  viewId: z.string(),
  view: listViewShape,
  dense: z.boolean(),
  views: z.array(savedViewShape),
});
export type ListMemory = z.infer<typeof listMemoryShape>;

export const noFilter: PartnerFilter = {
  text: '',
  types: [],
  stages: [],
  tiers: [],
  territories: [],
  owners: [],
  only: [],
};

/** How many days ahead an agreement's end is looked for. */
export const endingWithinDays = 90;

const byName: ListView = {
  filter: noFilter,
  sort: { id: 'name', desc: false },
  hidden: ['territory', 'agreementEnd'],
};

export const builtInIds = ['all', ...narrowings] as const;
export type BuiltInId = (typeof builtInIds)[number];

/** The views that every desk has. */
export const builtInViews: Readonly<Record<BuiltInId, ListView>> = {
  all: byName,
  mine: { ...byName, filter: { ...noFilter, only: ['mine'] } },
  late: {
    ...byName,
    filter: { ...noFilter, only: ['late'] },
    sort: { id: 'lastMeeting', desc: false },
  },
  ending: {
    filter: { ...noFilter, only: ['ending'] },
    sort: { id: 'agreementEnd', desc: false },
    hidden: byName.hidden.filter((id) => id !== 'agreementEnd'),
  },
};

/** What the list begins with on a new desk. */
export const firstMemory: ListMemory = { viewId: 'all', view: byName, dense: false, views: [] };

export function isBuiltIn(id: string): id is BuiltInId {
  return Object.hasOwn(builtInViews, id);
}

/** A view as it was saved; `undefined` when there is none of the id. */
export function savedState(id: string, views: readonly SavedView[]): ListView | undefined {
  if (isBuiltIn(id)) return builtInViews[id];
  const saved = views.find((view) => view.id === id);
  return saved && { filter: saved.filter, sort: saved.sort, hidden: saved.hidden };
}

/** Whether the list shows something else than the view says. */
export function isChanged({ viewId, view, views }: ListMemory): boolean {
  return !sameValue(savedState(viewId, views), view);
}

/** How the desk stands while it filters. */
export interface FilterContext {
  /** The profile's name. */
  readonly me: string;
  /** The local date. */
  readonly today: string;
  /** Its beginning. */
  readonly midnight: Date;
}

/** The partners that a filter lets through, in their order. */
export function filtered(
  summaries: readonly PartnerSummary[],
  filter: PartnerFilter,
  context: FilterContext,
): PartnerSummary[] {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  const has = (choices: readonly string[], value: string): boolean =>
    choices.length === 0 || choices.includes(value);
  return summaries.filter((summary) => {
    const { data } = summary.row;
    return (
      has(filter.types, data.type) &&
      has(filter.stages, data.stage) &&
      has(filter.tiers, data.tier) &&
      has(filter.territories, data.territory) &&
      has(filter.owners, data.owner) &&
      filter.only.every((narrowing) => narrowed(summary, narrowing, context)) &&
      (words.length === 0 || says(summary, words))
    );
  });
}

function narrowed(summary: PartnerSummary, narrowing: Narrowing, context: FilterContext): boolean {
  const { data } = summary.row;
  switch (narrowing) {
    case 'mine':
      return data.owner !== '' && folded(data.owner) === folded(context.me);
    case 'late':
      return isLate(summary, context.midnight);
    case 'ending': {
      const last = new Date(context.midnight.getTime());
      last.setDate(last.getDate() + endingWithinDays);
      const end = data.agreementEnd ? Date.parse(`${data.agreementEnd}T00:00`) : Number.NaN;
      return data.stage !== 'ended' && end >= context.midnight.getTime() && end <= last.getTime();
    }
  }
}

/** Whether the partner should have been met by now. */
export function isLate({ row, lastMeetingAt }: PartnerSummary, midnight: Date): boolean {
  const past = daysPastCadence(row.data.cadenceDays, lastMeetingAt, midnight);
  return row.data.stage !== 'ended' && past !== undefined && past > 0;
}

function says({ row: { data } }: PartnerSummary, words: readonly string[]): boolean {
  const text = [
    data.name,
    data.city,
    data.country,
    data.territory,
    data.owner,
    ...data.tags,
    ...data.segments,
  ];
  const found = folded(text.join(' ')).split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => found.some((candidate) => candidate.startsWith(word)));
}

/** Whether a filter lets everything through. */
export function isOpen(filter: PartnerFilter): boolean {
  return sameValue({ ...filter, text: filter.text.trim() }, noFilter);
}
