import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Brief } from '#shared/reports/brief';
import { useFormats } from '../../../i18n/formats';
import { dateOfLocal } from '../../../i18n/localDate';
import { Panel } from '../../../ui/Panel';
import classes from './BriefStep.module.css';

/** The partner's people: function, influence, last met. */
export function BriefPeople({ brief: { people } }: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const { dayShort } = useFormats();
  return (
    <Panel title={t('brief.people')} count={people.length}>
      {people.length === 0 ? (
        <Text c="dimmed" py="xs">
          {t('brief.noPeople')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {people.map((person) => (
            <li key={person.id} className={classes.item}>
              <div className={classes.what}>
                <Text fw={person.expected ? 600 : 400}>{person.name}</Text>
                <Text size="sm" c="dimmed">
                  {[
                    person.role,
                    person.influence === 'unknown' ? '' : t(`domain.influence.${person.influence}`),
                    person.expected ? t('brief.expected') : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </div>
              <Text size="sm" c="dimmed">
                {person.lastMetOn ? dayShort(dateOfLocal(person.lastMetOn)) : t('brief.never')}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
