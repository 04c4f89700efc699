import type { Brief } from '#shared/reports/brief';
import { useTranslate } from '../../../i18n/useTranslate';
import { Panel } from '../../../ui/Panel';
import { ShowMore } from '../../../ui/ShowMore';
import classes from './Brief.module.css';
import { Nothing } from './BriefParts';
import { useBriefWords } from './useBriefWords';

/** Whom one meets: function, what their word weighs, when they were last met. */
export function BriefPeople({ brief }: { readonly brief: Brief }) {
  const t = useTranslate();
  const words = useBriefWords();
  return (
    <Panel title={t('meetings.brief.people')} count={brief.people.length}>
      {brief.people.length === 0 ? <Nothing text={t('meetings.brief.noPeople')} /> : null}
      <ShowMore items={brief.people} first={8}>
        {(person) => (
          <div key={person.id} className={classes.line}>
            <span className={classes.words}>
              <span className={person.expected ? classes.expected : undefined}>{person.name}</span>
              <span className={classes.quiet}>
                {` ${[
                  person.role,
                  person.influence === 'unknown' ? '' : t(`domain.influence.${person.influence}`),
                  person.expected ? t('meetings.brief.expected') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}`}
              </span>
            </span>
            <span className={classes.end}>
              {person.lastMetOn
                ? t('meetings.brief.metOn', { day: words.dayShort(person.lastMetOn) })
                : t('meetings.brief.neverMet')}
            </span>
          </div>
        )}
      </ShowMore>
    </Panel>
  );
}
