import { Spotlight } from '@mantine/spotlight';
import type { SpotlightActionData } from '@mantine/spotlight';
import {
  IconBuilding,
  IconCalendarEvent,
  IconCalendarPlus,
  IconPlus,
  IconRefresh,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { findByName } from '../data/queries/names';
import type { NamedRecord } from '../data/queries/names';
import { useLive } from '../data/live';
import { useFormats } from '../i18n/formats';
import { dateOfLocal } from '../i18n/localDate';
import { useTranslate } from '../i18n/useTranslate';
import classes from './CommandPalette.module.css';
import { paletteField } from './openPalette';
import { announceCommand } from './useDeskCommands';
import { places } from './places';

const recordIcons = { partner: IconBuilding, contact: IconUser, meeting: IconCalendarEvent };

function RecordIcon({ kind }: Pick<NamedRecord, 'kind'>) {
  const Shape = recordIcons[kind];
  return <Shape size={18} stroke={1.6} aria-hidden />;
}

/** Ctrl/Cmd+K: goes to any place, finds partners, people and meetings by name, and does the common things. */
export function CommandPalette() {
  const t = useTranslate();
  const [, navigate] = useLocation();
  const { dayShort } = useFormats();
  const [query, setQuery] = useState('');
  const found = useLive((db) => findByName(db, query, 12), [query]) ?? [];
  const go = (path: string) => () => navigate(path);
  const commands: SpotlightActionData[] = [
    {
      id: 'newMeeting',
      label: t('palette.newMeeting'),
      leftSection: <IconCalendarPlus size={18} stroke={1.6} />,
      onClick: go('/meetings/new'),
    },
    {
      id: 'newPartner',
      label: t('palette.newPartner'),
      leftSection: <IconPlus size={18} stroke={1.6} />,
      onClick: go('/partners/new'),
    },
    {
      id: 'syncNow',
      label: t('palette.syncNow'),
      leftSection: <IconRefresh size={18} stroke={1.6} />,
      onClick: () => announceCommand('syncNow'),
    },
    ...places.map((place) => ({
      id: place.path,
      label: t(`frame.${place.name}`),
      leftSection: <place.icon size={18} stroke={1.6} />,
      onClick: go(place.path),
    })),
    {
      id: '/sync',
      label: t('frame.sync'),
      leftSection: <IconRefresh size={18} stroke={1.6} />,
      onClick: go('/sync'),
    },
  ];
  const records: SpotlightActionData[] = found.map(({ id, kind, title, detail, path }) => ({
    id,
    label: title,
    description: [t(`domain.kind.${kind}`), kind === 'meeting' ? dayShort(dateOfLocal(detail)) : detail]
      .filter(Boolean)
      .join(' · '),
    leftSection: <RecordIcon kind={kind} />,
    onClick: go(path),
    // The database has matched it already, accents and all; the palette's own filter must not drop it.
    keywords: query,
  }));
  return (
    <Spotlight
      actions={[
        { group: t('palette.commands'), actions: commands },
        { group: t('palette.records'), actions: records },
      ]}
      query={query}
      onQueryChange={setQuery}
      attributes={{ content: { 'aria-label': t('frame.searchHint') } }}
      // The desk opens it by itself, with the caret in it at once.
      shortcut={null}
      limit={20}
      scrollable
      maxHeight={420}
      highlightQuery
      classNames={{ action: classes.action ?? '', actionsGroup: classes.group ?? '' }}
      // Who types on at once must not type past it.
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      yOffset="12vh"
      centered={false}
      nothingFound={t('palette.nothing')}
      searchProps={{
        ...paletteField,
        leftSection: <IconSearch size={18} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}
