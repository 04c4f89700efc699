import { lazy, Suspense } from 'react';
import { lifecycleStages, partnerTiers, partnerTypes } from '#shared/domain/partner';
import { useLive } from '../../../data/live';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { allPartners } from '../../../data/queries/partners';
import type { FieldSave } from '../../../feedback/useFieldSave';
import { useTranslate } from '../../../i18n/useTranslate';
import { EditableDate } from '../../../ui/inPlace/EditableDate';
import { EditableNumber } from '../../../ui/inPlace/EditableNumber';
import { EditableSelect } from '../../../ui/inPlace/EditableSelect';
import { EditableTags } from '../../../ui/inPlace/EditableTags';
import { EditableText } from '../../../ui/inPlace/EditableText';
import { Panel } from '../../../ui/Panel';
import classes from './OverviewTab.module.css';

// The rich text editor and the chart are the heaviest parts of the page: the facts don't wait for them.
const NotesField = lazy(async () => ({ default: (await import('./NotesField')).NotesField }));
const MeetingsChart = lazy(async () => ({ default: (await import('./MeetingsChart')).MeetingsChart }));

interface OverviewTabProps {
  readonly record: PartnerRecord;
  readonly saveField: FieldSave<'partner'>['saveField'];
}

/** What is known of the partner, edited where it stands. */
export function OverviewTab({ record, saveField }: OverviewTabProps) {
  const t = useTranslate();
  const { id, data } = record.partner;
  const partners = useLive(allPartners, []) ?? [];
  const known = (field: 'segments' | 'tags') => [...new Set(partners.flatMap((row) => row.data[field]))];
  const text = (field: 'name' | 'owner' | 'territory' | Address) => ({
    label: t(`domain.field.${field}`),
    value: data[field],
    onSave: saveField(field),
  });
  return (
    <div className={classes.overview}>
      <div className={classes.facts}>
        <Panel title={t('partners.facts.company')}>
          <EditableText {...text('name')} />
          <EditableSelect
            label={t('domain.field.type')}
            value={data.type}
            choices={partnerTypes.map((value) => ({ value, label: t(`domain.partnerType.${value}`) }))}
            onSave={saveField('type')}
          />
          <EditableSelect
            label={t('domain.field.stage')}
            value={data.stage}
            choices={lifecycleStages.map((value) => ({ value, label: t(`domain.stage.${value}`) }))}
            onSave={saveField('stage')}
          />
          <EditableSelect
            label={t('domain.field.tier')}
            value={data.tier}
            choices={partnerTiers.map((value) => ({ value, label: t(`domain.tier.${value}`) }))}
            onSave={saveField('tier')}
          />
          <EditableTags
            label={t('domain.field.segments')}
            value={data.segments}
            known={known('segments')}
            onSave={saveField('segments')}
          />
          <EditableTags
            label={t('domain.field.tags')}
            value={data.tags}
            known={known('tags')}
            onSave={saveField('tags')}
          />
        </Panel>
        <Panel title={t('partners.facts.relation')}>
          <EditableText {...text('owner')} />
          <EditableText {...text('territory')} />
          <EditableSelect
            label={t('domain.field.suppliedBy')}
            clearable
            searchable
            placeholder={t('partners.noSupplier')}
            value={data.suppliedBy ?? null}
            choices={partners
              .filter((row) => row.id !== id)
              .map((row) => ({ value: row.id, label: row.data.name }))}
            nothingFound={t('palette.nothing')}
            onSave={(supplier) => saveField('suppliedBy')(supplier ?? undefined)}
          />
          <EditableNumber
            label={t('domain.field.cadenceDays')}
            value={data.cadenceDays}
            suffix={t('partners.cadenceSuffix')}
            onSave={saveField('cadenceDays')}
          />
          <EditableDate
            label={t('domain.field.agreementStart')}
            value={data.agreementStart}
            onSave={saveField('agreementStart')}
          />
          <EditableDate
            label={t('domain.field.agreementEnd')}
            value={data.agreementEnd}
            onSave={saveField('agreementEnd')}
          />
          <EditableSelect
            label={t('domain.field.language')}
            value={data.language}
            choices={(['fr', 'en'] as const).map((value) => ({
              value,
              label: t(`domain.language.${value}`),
            }))}
            onSave={saveField('language')}
          />
        </Panel>
        <Panel title={t('partners.facts.address')}>
          {address.map((field) => (
            <EditableText key={field} {...text(field)} />
          ))}
        </Panel>
      </div>
      <div className={classes.side}>
        <Suspense>
          <NotesField partner={record.partner} />
        </Suspense>
        {record.meetings.length > 0 ? (
          <Suspense>
            <MeetingsChart meetings={record.meetings} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}

const address = ['street', 'postcode', 'city', 'country', 'phone', 'website'] as const;
type Address = (typeof address)[number];
