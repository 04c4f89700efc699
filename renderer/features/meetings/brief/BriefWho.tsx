import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Brief } from '#shared/reports/brief';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { Mark } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import classes from './BriefStep.module.css';

/** Who they are, and what today's meeting is about. */
export function BriefWho({ brief: { partner, meeting } }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const { dateLong, dayLong } = useFormats();
  const { agreement, cadence } = partner;
  return (
    <>
      <Panel
        title={partner.name}
        aside={
          <Text size="sm" c="dimmed">
            {t('brief.asOf', { day: dateLong(new Date(partner.asOf)) })}
          </Text>
        }
      >
        <dl className={classes.facts}>
          <dt>{t('domain.field.type')}</dt>
          <dd>{t(`domain.partnerType.${partner.type}`)}</dd>
          <dt>{t('domain.field.stage')}</dt>
          <dd>
            {t(`domain.stage.${partner.stage}`)} · {t(`domain.tier.${partner.tier}`)}
          </dd>
          <dt>{t('domain.field.territory')}</dt>
          <dd>{[partner.territory, partner.city].filter(Boolean).join(' · ') || t('common.none')}</dd>
          <dt>{t('domain.field.owner')}</dt>
          <dd>{partner.owner || t('common.none')}</dd>
          {agreement ? (
            <>
              <dt>{t('domain.field.agreementEnd')}</dt>
              <dd>
                <Mark meaning={agreement.days < 0 ? 'overdue' : agreement.days <= 60 ? 'soon' : 'quiet'}>
                  {dateLong(dateOfLocal(agreement.endsOn))}
                </Mark>
              </dd>
            </>
          ) : null}
          <dt>{t('brief.lastMet')}</dt>
          <dd>
            <Mark meaning={cadence.lateDays > 0 ? 'overdue' : 'quiet'}>
              {cadence.lastMetOn ? dayLong(dateOfLocal(cadence.lastMetOn)) : t('brief.never')}
            </Mark>
          </dd>
        </dl>
      </Panel>
      <Panel title={t('domain.field.agenda')} count={meeting.agenda.length}>
        {meeting.agenda.length === 0 ? (
          <Text c="dimmed" py="xs">
            {t('brief.point.noAgenda')}
          </Text>
        ) : (
          <ul className={classes.list}>
            {meeting.agenda.map((item) => (
              <li key={item.id} className={classes.item}>
                <span className={classes.what}>{item.text}</span>
                {item.minutes ? (
                  <Text size="sm" c="dimmed">
                    {t('brief.minutes', { count: item.minutes })}
                  </Text>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
