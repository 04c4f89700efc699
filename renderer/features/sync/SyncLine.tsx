import { Tooltip } from '@mantine/core';
import {
  IconCloud,
  IconCloudCheck,
  IconCloudExclamation,
  IconCloudOff,
  IconCloudPause,
  IconCloudQuestion,
  IconCloudUp,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { useSyncCommands } from '../../sync/SyncCommandsContext';
import type { Meaning } from '../../ui/Mark';
import classes from './SyncLine.module.css';
import { useSyncWords } from './useSyncWords';

const shapes: Readonly<Record<Meaning, Icon>> = {
  overdue: IconCloudExclamation,
  soon: IconCloudPause,
  kept: IconCloudCheck,
  info: IconCloudUp,
  needsYou: IconCloudQuestion,
  quiet: IconCloudOff,
};

/** The sync at the foot of the rail: a shape and a few words, leading to its page. */
export function SyncLine() {
  const { text, meaning } = useSyncWords();
  const [location] = useLocation();
  useSyncNowCommand();
  const Shape = shapes[meaning] ?? IconCloud;
  return (
    <Tooltip label={text} position="right">
      <Link
        href="/sync"
        className={classes.line ?? ''}
        data-meaning={meaning}
        aria-current={location === '/sync' ? 'page' : undefined}
      >
        <Shape size={18} stroke={1.6} aria-hidden className={classes.shape} />
        <span className={classes.text} role="status">
          {text}
        </span>
      </Link>
    </Tooltip>
  );
}

/** "Sync now" of the menu and of the palette, on whatever page. */
function useSyncNowCommand(): void {
  const { syncNow } = useSyncCommands();
  useEffect(() => {
    const onCommand = (event: Event): void => {
      if (!(event instanceof CustomEvent) || event.detail !== 'syncNow') return;
      event.preventDefault();
      syncNow();
    };
    window.addEventListener('desk-command', onCommand);
    return () => window.removeEventListener('desk-command', onCommand);
  }, [syncNow]);
}
