import { lifecycleStages, partnerTiers, partnerTypes } from '#shared/domain/partner';
import type { PartnerSummary } from '../../../data/queries/partners';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { choiceFields, endingWithinDays } from './listView';
import type { ChoiceField, PartnerFilter } from './listView';

export interface FilterChoice {
  readonly field: ChoiceField;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** What can be chosen of each field: all its values, or those that occur in the portfolio. */
export function useFilterChoices(summaries: readonly PartnerSummary[]): readonly FilterChoice[] {
  const t = useTranslate();
  const { compare } = useFormats();
  const occurring = (of: (summary: PartnerSummary) => string) =>
    [...new Set(summaries.map(of))]
      .toSorted(compare)
      .map((value) => ({ value, label: value || t('partners.without') }));
  return [
    {
      field: 'types',
      label: t('domain.field.type'),
      options: partnerTypes.map((value) => ({ value, label: t(`domain.partnerType.${value}`) })),
    },
    {
      field: 'stages',
      label: t('domain.field.stage'),
      options: lifecycleStages.map((value) => ({ value, label: t(`domain.stage.${value}`) })),
    },
    {
      field: 'tiers',
      label: t('domain.field.tier'),
      options: partnerTiers.map((value) => ({ value, label: t(`domain.tier.${value}`) })),
    },
    {
      field: 'territories',
      label: t('domain.field.territory'),
      options: occurring(({ row }) => row.data.territory),
    },
    { field: 'owners', label: t('domain.field.owner'), options: occurring(({ row }) => row.data.owner) },
  ];
}

/** A filter in words: "late visits · Stage: Active, Strategic · “lyon”". */
export function useFilterWords(): (filter: PartnerFilter, choices: readonly FilterChoice[]) => string {
  const t = useTranslate();
  return (filter, choices) =>
    [
      ...filter.only.map((narrowing) => t(`partners.only.${narrowing}`, { days: endingWithinDays })),
      ...choiceFields.flatMap((field) => {
        const choice = choices.find((candidate) => candidate.field === field);
        const chosen: readonly string[] = filter[field];
        if (!choice || chosen.length === 0) return [];
        const names = choice.options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
        return [t('common.labelled', { label: choice.label, value: names.join(', ') })];
      }),
      ...(filter.text.trim() ? [t('common.quoted', { text: filter.text.trim() })] : []),
    ].join(' · ');
}
