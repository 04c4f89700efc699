import {
  IconAddressBook,
  IconCalendarEvent,
  IconSettings,
  IconSunrise,
  IconTrash,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export interface Place {
  readonly path: string;
  readonly name: 'today' | 'partners' | 'meetings' | 'trash' | 'settings';
  readonly icon: Icon;
  /** The key that follows G to go there. */
  readonly key: string;
  readonly command: 'goToday' | 'goPartners' | 'goMeetings' | 'goTrash' | 'goSettings';
  /** Above the rule in the rail, or below it. */
  readonly group: 'work' | 'house';
}

/** The places of the rail, in its order. */
export const places: readonly Place[] = [
  { path: '/', name: 'today', icon: IconSunrise, key: 't', command: 'goToday', group: 'work' },
  {
    path: '/partners',
    name: 'partners',
    icon: IconAddressBook,
    key: 'p',
    command: 'goPartners',
    group: 'work',
  },
  {
    path: '/meetings',
    name: 'meetings',
    icon: IconCalendarEvent,
    key: 'm',
    command: 'goMeetings',
    group: 'work',
  },
  { path: '/trash', name: 'trash', icon: IconTrash, key: 'd', command: 'goTrash', group: 'house' },
  {
    path: '/settings',
    name: 'settings',
    icon: IconSettings,
    key: 'r',
    command: 'goSettings',
    group: 'house',
  },
];

/** Whether a place is the one that an address lies in. */
export function isWithin(place: Pick<Place, 'path'>, location: string): boolean {
  return place.path === '/'
    ? location === '/'
    : location === place.path || location.startsWith(`${place.path}/`);
}
