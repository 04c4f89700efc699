import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Brief } from '#shared/reports/brief';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { Mark } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import classes from './BriefStep.module.css';

/** What is open between the two sides: actions, and the promises of both. */
export function BriefLedger({ brief: { actions, commitments } }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  return (
    <>
      <Lines
        title={t('brief.actions')}
        empty={t('brief.noActions')}
        lines={actions.map((action) => ({ ...action, text: action.title, detail: action.owner }))}
      />
      <Lines title={t('brief.ours')} empty={t('brief.noOurs')} lines={commitments.ours} />
      <Lines title={t('brief.theirs')} empty={t('brief.noTheirs')} lines={commitments.theirs} />
    </>
  );
}

interface OpenLine {
  readonly id: string;
  readonly text: string;
  readonly detail?: string;
  readonly dueOn: string | null;
  readonly lateDays: number;
  readonly asOf: string;
}

interface LinesProps {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly OpenLine[];
}

function Lines({ title, empty, lines }: LinesProps) {
  const { t } = useTranslation();
  const { dayShort, dateLong } = useFormats();
  return (
    <Panel title={title} count={lines.length}>
      {lines.length === 0 ? (
        <Text c="dimmed" py="xs">
          {empty}
        </Text>
      ) : (
        <ul className={classes.list}>
          {lines.map(({ id, text, detail, dueOn, lateDays, asOf }) => (
            <li key={id} className={classes.item} title={t('brief.asOf', { day: dateLong(new Date(asOf)) })}>
              <div className={classes.what}>
                {text}
                {detail ? (
                  <Text size="sm" c="dimmed">
                    {detail}
                  </Text>
                ) : null}
              </div>
              {dueOn ? (
                <Mark meaning={lateDays > 0 ? 'overdue' : 'quiet'}>
                  {lateDays > 0
                    ? t('brief.late', { day: dayShort(dateOfLocal(dueOn)), count: lateDays })
                    : dayShort(dateOfLocal(dueOn))}
                </Mark>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('brief.noDate')}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
