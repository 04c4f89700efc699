import type { ReactNode } from 'react';
import { HistoryDialog } from '../feedback/history/HistoryDialog';
import { useTranslate } from '../i18n/useTranslate';
import { CommandPalette } from './CommandPalette';
import classes from './Frame.module.css';
import { PageBoundary } from './PageBoundary';
import { Rail } from './Rail';
import { ReadOnlyBanner } from './ReadOnlyBanner';
import { ShortcutsHelp } from './ShortcutsHelp';
import { useDeskCommands } from './useDeskCommands';

interface FrameProps {
  /** The sync's line at the foot of the rail. */
  readonly syncLine: ReactNode;
  /** The page. */
  readonly children: ReactNode;
}

/** The window: the rail of places on the left, the page beside it. */
export function Frame({ syncLine, children }: FrameProps) {
  const t = useTranslate();
  useDeskCommands();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('frame.skipToContent')}
      </a>
      <Rail syncLine={syncLine} />
      <main id="content" className={classes.content} tabIndex={-1}>
        <ReadOnlyBanner />
        <PageBoundary>{children}</PageBoundary>
      </main>
      <CommandPalette />
      <HistoryDialog />
      <ShortcutsHelp />
    </div>
  );
}
