import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useDesk } from '../../../data/DeskContext';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import { lastHeldMeeting, nextPlannedMeeting } from './meetingTimes';
import classes from './PartnerView.module.css';

/** Who the partner is and how it stands, in one line. */
export function PartnerLine({ record }: { readonly record: PartnerRecord }) {
  const t = useTranslate();
  const { now } = useDesk();
  const { relativeDay, dayShort, time } = useFormats();
  const { data } = record.partner;
  const last = lastHeldMeeting(record.meetings);
  const next = nextPlannedMeeting(record.meetings, now());
  const nextStart = next && new Date(next.data.startsAt);
  return (
    <div className={classes.line}>
      <span>{t(`domain.partnerType.${data.type}`)}</span>
      {data.tier === 'none' ? null : <span>{t(`domain.tier.${data.tier}`)}</span>}
      <span>
        <Mark meaning={data.stage === 'atRisk' ? 'soon' : 'quiet'}>{t(`domain.stage.${data.stage}`)}</Mark>
      </span>
      {data.owner ? <span>{data.owner}</span> : null}
      <span>
        {last
          ? t('partners.lastMet', { when: relativeDay(new Date(last.data.startsAt), now()) })
          : t('partners.neverMet')}
      </span>
      <span>
        {next && nextStart ? (
          <Anchor component={Link} href={`/meetings/${next.id}`} inherit>
            {t('partners.next', { when: `${dayShort(nextStart)}, ${time(nextStart, next.data.zone)}` })}
          </Anchor>
        ) : (
          t('partners.noneNext')
        )}
      </span>
    </div>
  );
}
