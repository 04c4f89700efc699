import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { Link } from 'wouter';
import { localDay } from '#shared/domain/localTime';
import { endOf } from '#shared/domain/meetingTimes';
import type { MeetingAtPartner } from '../../../../data/queries/meetings';
import { useFormats } from '../../../../i18n/formats';
import { dateOfLocal } from '../../../../i18n/localDate';
import { useTranslate } from '../../../../i18n/useTranslate';
import { deskZone } from '../../../../i18n/deskZone';
import { useMeetingWords } from '../../useMeetingWords';
import { pixels } from './gridScale';
import classes from './MeetingBlock.module.css';
import type { Piece } from './placed';

interface MeetingBlockProps {
  readonly piece: Piece<MeetingAtPartner>;
  /** The one that Tab reaches; arrows go on from it. */
  readonly tabbable: boolean;
  readonly dragged: boolean;
  readonly now: Date;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onFocus: () => void;
}

/** Pixels, as in the style sheet. */
const lineHeight = 18;
const blockPadding = 4;

/** A meeting at its time in the grid; a link to its page. */
export function MeetingBlock({ piece, tabbable, dragged, now, onPointerDown, onFocus }: MeetingBlockProps) {
  const { entry, from, to, lane, lanes } = piece;
  const { id, data } = entry.meeting;
  const words = useBlockWords(entry);
  const standing = standingOf(entry, now);
  const Shape = shapes[standing];
  const height = Math.max(pixels(to - from), 24) - 2;
  const lines = Math.floor((height - blockPadding) / lineHeight);
  return (
    <Tooltip
      multiline
      maw={320}
      openDelay={600}
      disabled={dragged}
      position="right"
      label={words.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    >
      <Link
        href={`/meetings/${id}`}
        className={classes.block ?? ''}
        data-meeting={id}
        data-day={piece.day}
        data-standing={standing}
        data-dragged={dragged || undefined}
        data-movable={data.state === 'planned' || undefined}
        data-room={lines < 2 ? 'line' : undefined}
        draggable={false}
        tabIndex={tabbable ? 0 : -1}
        style={{
          top: pixels(from),
          height,
          left: `${(lane / lanes) * 100}%`,
          width: `calc(${100 / lanes}% - 4px)`,
        }}
        onPointerDown={data.state === 'planned' && !piece.continued ? onPointerDown : undefined}
        onFocus={onFocus}
      >
        <VisuallyHidden>{words.day}, </VisuallyHidden>
        <span className={classes.name}>
          {Shape ? <Shape size={14} stroke={1.8} aria-hidden className={classes.shape} /> : null}
          {words.name}
        </span>
        <span className={classes.time}>{lines < 2 ? words.start : words.time}</span>
        {lines > 2 ? <span className={classes.more}>{words.subject}</span> : null}
        {lines > 3 && data.place ? <span className={classes.more}>{data.place}</span> : null}
        <VisuallyHidden>{lines < 2 ? `, ${words.time}${words.rest}` : words.rest}</VisuallyHidden>
        {data.state === 'planned' && !piece.continued ? (
          <span className={classes.handle} data-handle aria-hidden />
        ) : null}
      </Link>
    </Tooltip>
  );
}

/** How a meeting stands: still to come, held, cancelled, or over without anybody having said so. */
type Standing = 'planned' | 'held' | 'cancelled' | 'untold';

const shapes = { planned: null, held: IconCircleCheck, cancelled: IconCircleX, untold: IconClock };

function standingOf({ meeting: { data } }: MeetingAtPartner, now: Date): Standing {
  return data.state === 'planned' && endOf(data) < now.getTime() ? 'untold' : data.state;
}

interface BlockWords {
  readonly name: string;
  readonly start: string;
  /** By the place's clock, and where the desk's own shows another, that too. */
  readonly time: string;
  readonly subject: string;
  /** All of it, for the tooltip. */
  readonly lines: readonly string[];
  /** What only ears need: they hear of nothing else on which day it stands, and what the block has no room for. */
  readonly day: string;
  readonly rest: string;
}

function useBlockWords({ meeting: { data }, partnerName }: MeetingAtPartner): BlockWords {
  const t = useTranslate();
  const formats = useFormats();
  const words = useMeetingWords();
  const start = new Date(data.startsAt);
  const here = formats.time(start, deskZone());
  const hours = words.hours(data);
  const elsewhere = here !== formats.time(start, data.zone);
  const time = elsewhere ? `${hours} (${t('agenda.here', { time: here })})` : hours;
  const kind = t(`domain.meetingKind.${data.kind}`);
  const state = data.state === 'planned' ? '' : t(`domain.meetingState.${data.state}`);
  const name = partnerName || data.title;
  const day = formats.dayLong(dateOfLocal(localDay(data.startsAt, data.zone)));
  const lines = [name, data.title, time, [kind, state].filter(Boolean).join(' · '), data.place];
  return {
    name,
    start: formats.time(start, data.zone),
    time,
    subject: data.title,
    lines: [...new Set(lines.filter(Boolean))],
    day,
    rest: ['', kind, data.title, data.place, state].filter((text, index) => text || index === 0).join(', '),
  };
}
