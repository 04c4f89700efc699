import { Button } from '@mantine/core';
import type { FileRefusal, FileState } from '#shared/bridge/files';
import { useTranslate } from '../i18n/useTranslate';
import { Mark } from '../ui/Mark';
import type { Meaning } from '../ui/Mark';
import classes from './AttachmentLine.module.css';

export type Whereabouts = 'here' | 'kept' | 'waiting' | 'sending' | 'fetching' | 'elsewhere' | FileRefusal;

const meanings: Readonly<Record<Whereabouts, Meaning>> = {
  here: 'quiet',
  kept: 'quiet',
  waiting: 'soon',
  sending: 'info',
  fetching: 'info',
  elsewhere: 'quiet',
  tooLarge: 'needsYou',
  noRoom: 'needsYou',
  notTaken: 'needsYou',
};

/** Where a file is: `kept` is on this laptop and at the endpoint, `here` on this laptop with no endpoint to send it to. */
export function whereabouts({ here, sent, moving, refused }: FileState, goesOut: boolean): Whereabouts {
  if (moving) return moving.direction === 'up' ? 'sending' : 'fetching';
  if (!here) return 'elsewhere';
  if (sent) return 'kept';
  return goesOut ? (refused ?? 'waiting') : 'here';
}

interface AttachmentStateProps {
  /** `undefined` until it is known. */
  readonly state: FileState | undefined;
  /** Bytes of the whole. */
  readonly size: number;
  /** There is an endpoint, and the record isn't invented. */
  readonly goesOut: boolean;
}

/** Where a file's bytes are, in words. */
export function AttachmentState({ state, size, goesOut }: AttachmentStateProps) {
  const t = useTranslate();
  if (!state) return null;
  const where = whereabouts(state, goesOut);
  const percent = Math.floor(((state.moving?.done ?? 0) / size) * 100);
  return (
    <span className={classes.state}>
      <Mark meaning={meanings[where]}>{t(`attachments.state.${where}`, { percent })}</Mark>
    </span>
  );
}

interface FetchButtonProps {
  readonly name: string;
  readonly onFetch: () => void;
}

/** Fetches a file that the rules leave at the endpoint. */
export function FetchButton({ name, onFetch }: FetchButtonProps) {
  const t = useTranslate();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('attachments.fetchOne', { name })}
      onClick={onFetch}
    >
      {t('attachments.fetch')}
    </Button>
  );
}
