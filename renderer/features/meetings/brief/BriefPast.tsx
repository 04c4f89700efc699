import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Brief } from '#shared/reports/brief';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { Panel } from '../../../ui/Panel';
import classes from './BriefStep.module.css';

/** The last meeting with its decisions, and earlier notes in short. */
export function BriefPast({ brief: { lastMeeting, notes } }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const { dayLong, dateLong } = useFormats();
  if (!lastMeeting) {
    return (
      <Panel title={t('brief.last')}>
        <Text c="dimmed" py="xs">
          {t('brief.noLast')}
        </Text>
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title={t('brief.last')}
        aside={
          <Anchor component={Link} href={`/meetings/${lastMeeting.id}`} size="sm">
            {dayLong(dateOfLocal(lastMeeting.heldOn))}
          </Anchor>
        }
      >
        <Text py={8}>
          {t(`domain.meetingKind.${lastMeeting.kind}`)} – {lastMeeting.title}
        </Text>
        <ul className={classes.list} aria-label={t('brief.decisions')}>
          {lastMeeting.decisions.map((decision) => (
            <li key={decision.id} className={classes.item}>
              <span className={classes.what}>{decision.text}</span>
              <Text size="sm" c="dimmed">
                {t(decision.internal ? 'brief.internalDecision' : 'brief.decision')}
              </Text>
            </li>
          ))}
          {lastMeeting.leftOver.map((item) => (
            <li key={item.id} className={classes.item}>
              <span className={classes.what}>{item.text}</span>
              <Text size="sm" c="dimmed">
                {t('brief.leftOver')}
              </Text>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('brief.notes')}>
        <ul className={classes.list}>
          {notes.map((note) => (
            <li key={note.meetingId} className={classes.item}>
              <div className={classes.what}>
                <Text size="sm" c="dimmed">
                  {dateLong(dateOfLocal(note.heldOn))} · {note.title}
                </Text>
                <Text>{note.text}</Text>
                {note.internal ? (
                  <Text size="sm" c="dimmed">
                    {t('domain.field.internalNotes')} – {note.internal}
                  </Text>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
