import { commitmentSides } from '#shared/domain/commitment';
import type { Brief } from '#shared/reports/brief';
import { useTranslate } from '../../../i18n/useTranslate';
import { Mark } from '../../../ui/Mark';
import { Panel } from '../../../ui/Panel';
import classes from './Brief.module.css';
import { AsOf, Internal, Nothing } from './BriefParts';
import { useBriefWords } from './useBriefWords';

/** What both sides still owe each other, what is late marked. */
export function BriefCommitments({ brief }: { readonly brief: Brief }) {
  const t = useTranslate();
  const rows = commitmentSides.flatMap((side) => brief.commitments[side]);
  const latest = newest(rows);
  return (
    <Panel
      title={t('meetings.commitments')}
      count={rows.length}
      aside={latest === '' ? null : <AsOf at={latest} />}
    >
      {commitmentSides.map((side) => (
        <div key={side}>
          <h3 className={classes.side}>
            {side === 'ours'
              ? t('meetings.brief.weOwe')
              : t('meetings.brief.theyOwe', { name: brief.partner.name })}
          </h3>
          {brief.commitments[side].length === 0 ? <Nothing text={t('meetings.brief.nothingOwed')} /> : null}
          <ul className={classes.plain}>
            {brief.commitments[side].map((row) => (
              <li key={row.id} className={classes.line}>
                <span className={classes.words}>{row.text}</span>
                <Due dueOn={row.dueOn} lateDays={row.lateDays} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}

export function BriefActions({ brief }: { readonly brief: Brief }) {
  const t = useTranslate();
  const latest = newest(brief.actions);
  return (
    <Panel
      title={t('meetings.brief.actions')}
      count={brief.actions.length}
      aside={latest === '' ? null : <AsOf at={latest} />}
    >
      {brief.actions.length === 0 ? <Nothing text={t('meetings.brief.noActions')} /> : null}
      <ul className={classes.plain}>
        {brief.actions.map((row) => (
          <li key={row.id} className={classes.line}>
            <span className={classes.words}>
              {row.title}
              <span className={classes.quiet}> {row.owner || t('meetings.brief.nobody')}</span>
              {row.internal ? <Internal /> : null}
            </span>
            <Due dueOn={row.dueOn} lateDays={row.lateDays} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Due({ dueOn, lateDays }: { readonly dueOn: string | null; readonly lateDays: number }) {
  const t = useTranslate();
  const words = useBriefWords();
  if (dueOn === null) return null;
  return (
    <span className={classes.end}>
      {lateDays > 0 ? (
        <Mark meaning="overdue">
          {`${words.dayShort(dueOn)}, ${t('meetings.brief.late', { count: lateDays })}`}
        </Mark>
      ) : (
        words.dayShort(dueOn)
      )}
    </span>
  );
}

function newest(rows: readonly { readonly asOf: string }[]): string {
  return rows.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
}
