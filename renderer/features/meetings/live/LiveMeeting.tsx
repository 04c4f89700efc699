import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { ActionsPane } from './ActionsPane';
import { AgendaPane } from './AgendaPane';
import { AttendeesPane } from './AttendeesPane';
import { CommitmentsPane } from './CommitmentsPane';
import { DecisionsPane } from './DecisionsPane';
import classes from './LiveMeeting.module.css';
import { NextMeetingPane } from './NextMeetingPane';
import { InternalNotesPane, NotesPane } from './NotesPane';

/** The table at which one sits: agenda, notes, and what comes of the talk. F6 goes from part to part. */
export function LiveMeeting() {
  const root = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    const panes = [...(root.current?.querySelectorAll<HTMLElement>('[data-pane]') ?? [])];
    const here = panes.findIndex((pane) => pane.contains(document.activeElement));
    const next = panes.at((here + (event.shiftKey ? -1 : 1)) % panes.length);
    focusIn(next);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- F6 goes from pane to pane, whatever has the focus
    <div ref={root} className={classes.live} onKeyDown={onKeyDown}>
      <div className={classes.agenda}>
        <AgendaPane />
        <AttendeesPane />
      </div>
      <div className={classes.notes}>
        <NotesPane />
        <InternalNotesPane />
      </div>
      <div className={classes.results}>
        <DecisionsPane />
        <ActionsPane />
        <CommitmentsPane />
        <NextMeetingPane />
      </div>
    </div>
  );
}

/** The line that adds one more, where there is one; else the first field. */
function focusIn(pane: HTMLElement | undefined): void {
  const fields = [
    ...(pane?.querySelectorAll<HTMLElement>(
      '[contenteditable="true"], input:not([type]), input[type="text"]',
    ) ?? []),
  ];
  (fields.find((field) => field.isContentEditable) ?? fields.at(-1))?.focus();
}
