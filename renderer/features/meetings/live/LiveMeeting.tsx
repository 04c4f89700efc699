import { useWindowEvent } from '@mantine/hooks';
import { useRef } from 'react';
import { ActionsPane } from './ActionsPane';
import { AgendaPane } from './AgendaPane';
import { AttendeesPane } from './AttendeesPane';
import { CommitmentsPane } from './CommitmentsPane';
import { DecisionsPane } from './DecisionsPane';
import { FilesPane } from './FilesPane';
import classes from './LiveMeeting.module.css';
import { NextMeetingPane } from './NextMeetingPane';
import { InternalNotesPane, NotesPane } from './NotesPane';

/** The table at which one sits: agenda, notes, and what comes of the talk. F6 goes from part to part. */
export function LiveMeeting() {
  const root = useRef<HTMLDivElement>(null);
  // On the window: whoever has just come here by a key is nowhere yet.
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    const panes = [...(root.current?.querySelectorAll<HTMLElement>('[data-pane]') ?? [])];
    const here = panes.findIndex((pane) => pane.contains(document.activeElement));
    const back = here === -1 ? -1 : here - 1;
    focusIn(panes.at((event.shiftKey ? back : here + 1) % panes.length));
  });
  return (
    <div ref={root} className={classes.live}>
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
        <FilesPane />
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
