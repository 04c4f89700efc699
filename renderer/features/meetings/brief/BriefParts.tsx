import { Anchor, Text } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Brief } from '#shared/reports/brief';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import classes from './Brief.module.css';
import { useBriefWords } from './useBriefWords';

interface PartProps {
  readonly brief: Brief;
}

/** What deserves a word. */
export function BriefPoints({ brief }: PartProps) {
  const t = useTranslate();
  const words = useBriefWords();
  if (brief.points.length === 0) return null;
  return (
    <Panel title={t('meetings.brief.points')}>
      <ul className={classes.plain}>
        {brief.points.map((point, index) => (
          <li key={index} className={classes.point}>
            <Mark meaning={words.meaning(point)}>
              <span className={classes.words}>{words.point(point)}</span>
            </Mark>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The partner's facts, with their date. */
export function BriefFacts({ brief }: PartProps) {
  const t = useTranslate();
  const words = useBriefWords();
  const { partner } = brief;
  const facts: readonly (readonly [string, string])[] = [
    [
      t('domain.kind.partner'),
      [
        t(`domain.partnerType.${partner.type}`),
        t(`domain.tier.${partner.tier}`),
        t(`domain.stage.${partner.stage}`),
        partner.territory,
      ]
        .filter(Boolean)
        .join(' · '),
    ],
    [t('domain.field.owner'), partner.owner],
    [t('meetings.brief.agreement'), words.agreement(partner.agreement)],
    [t('meetings.brief.cadence'), words.cadence(partner.cadence)],
  ];
  return (
    <Panel title={partner.name} aside={<AsOf at={partner.asOf} />}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

export function BriefAgenda({ brief }: PartProps) {
  const t = useTranslate();
  const { agenda } = brief.meeting;
  return (
    <Panel title={t('meetings.agenda')} count={agenda.length}>
      {agenda.length === 0 ? <Nothing text={t('meetings.brief.noAgenda')} /> : null}
      <ol className={classes.plain}>
        {agenda.map((item) => (
          <li key={item.id} className={classes.line}>
            <span className={classes.words}>{item.text}</span>
            {item.minutes === undefined ? null : (
              <span className={classes.end}>{t('meetings.minutes', { count: item.minutes })}</span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** The last meeting: what was decided, and what was left over. */
export function BriefLast({ brief }: PartProps) {
  const t = useTranslate();
  const words = useBriefWords();
  const last = brief.lastMeeting;
  return (
    <Panel title={t('meetings.brief.last')}>
      {last ? (
        <>
          <Text py={6}>
            <Anchor component={Link} href={`/meetings/${last.id}`}>
              {last.title}
            </Anchor>
            <span className={classes.quiet}>
              {` ${t(`domain.meetingKind.${last.kind}`)}, ${words.day(last.heldOn)}`}
            </span>
          </Text>
          <ul className={classes.plain}>
            {last.decisions.map((decision) => (
              <li key={decision.id} className={classes.line}>
                <IconCheck size={16} stroke={1.8} aria-hidden className={classes.sign} />
                <span className={classes.words}>{decision.text}</span>
                {decision.internal ? <Internal /> : null}
              </li>
            ))}
            {last.leftOver.map((item) => (
              <li key={item.id} className={classes.line}>
                <Mark meaning="soon">
                  <span className={classes.words}>{t('meetings.brief.leftOver', { text: item.text })}</span>
                </Mark>
              </li>
            ))}
          </ul>
          {last.decisions.length === 0 ? <Nothing text={t('meetings.brief.noDecision')} /> : null}
        </>
      ) : (
        <Nothing text={t('meetings.brief.noLast')} />
      )}
    </Panel>
  );
}

export function BriefNotes({ brief }: PartProps) {
  const t = useTranslate();
  const words = useBriefWords();
  if (brief.notes.length === 0) return null;
  return (
    <Panel title={t('meetings.brief.notes')}>
      {brief.notes.map((note) => (
        <div key={note.meetingId} className={classes.note}>
          <div>
            <Anchor component={Link} href={`/meetings/${note.meetingId}`} size="sm">
              {note.title}
            </Anchor>
            <span className={classes.quiet}> {words.day(note.heldOn)}</span>
          </div>
          {note.text === '' ? null : <p>{note.text}</p>}
          {note.internal === '' ? null : (
            <p>
              <Internal /> {note.internal}
            </p>
          )}
        </div>
      ))}
    </Panel>
  );
}

export function Nothing({ text }: { readonly text: string }) {
  return (
    <Text c="dimmed" py={6}>
      {text}
    </Text>
  );
}

/** How old what stands here is. */
export function AsOf({ at }: { readonly at: string }) {
  const t = useTranslate();
  const words = useBriefWords();
  return (
    <Text span size="xs" c="dimmed" className={classes.asOf ?? ''}>
      {t('meetings.brief.asOf', { day: words.instantDay(at) })}
    </Text>
  );
}

export function Internal() {
  const t = useTranslate();
  return (
    <span className={classes.internal}>
      <IconLock size={13} stroke={1.8} aria-hidden />
      {t('meetings.internal')}
    </span>
  );
}
