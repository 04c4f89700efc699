import { Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTranslate } from '../i18n/useTranslate';
import { changeSettings, useSettingsStore } from '../settings';
import { commandKey } from './commandKey';
import { openPalette } from './openPalette';
import { isWithin, places } from './places';
import type { Place } from './places';
import classes from './Rail.module.css';

/** The places of the desk, search above them, sync and the house's own below. */
export function Rail({ syncLine }: { readonly syncLine: ReactNode }) {
  const t = useTranslate();
  const chosen = useSettingsStore(({ settings }) => settings.railCollapsed);
  // A window that is narrow, or whose text is enlarged, needs the room for the page.
  const narrow = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const collapsed = chosen || narrow;
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleName = t(collapsed ? 'frame.expand' : 'frame.collapse');
  return (
    <nav className={classes.rail} aria-label={t('frame.places')} data-collapsed={collapsed || undefined}>
      <div className={classes.brand}>
        <span className={classes.name}>Escale</span>
        {narrow ? null : (
          <Tooltip label={toggleName} position="right">
            <UnstyledButton
              className={classes.toggle}
              aria-label={toggleName}
              onClick={() => void changeSettings({ railCollapsed: !chosen })}
            >
              <Toggle size={18} stroke={1.6} />
            </UnstyledButton>
          </Tooltip>
        )}
      </div>
      <UnstyledButton
        className={classes.search}
        onClick={openPalette}
        aria-label={collapsed ? t('frame.searchHint') : undefined}
      >
        <IconSearch size={16} stroke={1.8} />
        <span className={classes.label}>{t('frame.searchHint')}</span>
        <Kbd size="xs" className={classes.keys}>
          {commandKey}K
        </Kbd>
      </UnstyledButton>
      <PlaceList group="work" collapsed={collapsed} />
      <div className={classes.foot}>
        {syncLine}
        <PlaceList group="house" collapsed={collapsed} />
      </div>
    </nav>
  );
}

function PlaceList({ group, collapsed }: { readonly group: Place['group']; readonly collapsed: boolean }) {
  const t = useTranslate();
  const [location] = useLocation();
  return (
    <ul className={classes.list}>
      {places
        .filter((place) => place.group === group)
        .map((place) => (
          <li key={place.path}>
            <Tooltip label={t(`frame.${place.name}`)} position="right" disabled={!collapsed} openDelay={100}>
              <Link
                href={place.path}
                className={classes.place ?? ''}
                aria-label={t(`frame.${place.name}`)}
                aria-current={isWithin(place, location) ? 'page' : undefined}
              >
                <place.icon size={18} stroke={1.6} aria-hidden />
                <span className={classes.label}>{t(`frame.${place.name}`)}</span>
              </Link>
            </Tooltip>
          </li>
        ))}
    </ul>
  );
}
