import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useDesk } from '../data/DeskContext';
import type { Mutation } from '../data/mutation';
import { undoMutations } from '../data/undo';
import type { WriteFailure, WriteResult } from '../data/write';
import { useTranslate } from '../i18n/useTranslate';
import { forget, inTurn, moved, pushDone, useUndoStack } from './undoStack';

export interface SaveOptions {
  /** Says what was done, with an Undo button beside it. */
  readonly message?: string;
  /** Left out of Undo: autosaved text has the editor's own. */
  readonly silent?: boolean;
  /** A field that doesn't validate is marked where it stands, so it isn't told here too. */
  readonly inPlace?: boolean;
}

/** Writes through the door, tells what failed in the person's language, and keeps what can be undone. */
export function useSave(): (mutations: readonly Mutation[], options?: SaveOptions) => Promise<WriteResult> {
  const { door } = useDesk();
  const { undo } = useUndo();
  const describe = useFailureText();
  return useCallback(
    async (mutations, { message, silent, inPlace } = {}) => {
      const result = await inTurn(async () => {
        const written = await door.write(mutations);
        if (written.ok && written.tx && !silent) pushDone(written.tx);
        return written;
      });
      // Whoever names what they expect makes their change anew from what there is.
      if (!result.ok && result.reason === 'outdated') return result;
      if (!result.ok) {
        if (inPlace && result.reason === 'invalid') return result;
        notifications.show({
          id: `save-${result.reason}`,
          color: 'red',
          message: describe(result),
          autoClose: 10_000,
        });
        return result;
      }
      if (message && result.tx) {
        const id = `done-${result.tx}`;
        notifications.show({
          id,
          message: (
            <Done
              message={message}
              onUndo={() => {
                notifications.hide(id);
                void undo(result.tx);
              }}
            />
          ),
        });
      }
      return result;
    },
    [door, describe, undo],
  );
}

function Done({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const t = useTranslate();
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="subtle" flex="none" onClick={onUndo}>
        {t('common.undo')}
      </Button>
    </Group>
  );
}

export interface Undo {
  /** Takes back a write; without one, the last of the session. */
  readonly undo: (tx?: string) => Promise<void>;
  readonly redo: () => Promise<void>;
}

/** Undo and redo of the session's writes. */
export function useUndo(): Undo {
  const { db, door } = useDesk();
  const t = useTranslate();
  const takeBack = useCallback(
    async (direction: 'undo' | 'redo', wanted?: string) => {
      const { done, undone } = useUndoStack.getState();
      const tx = wanted ?? (direction === 'undo' ? done : undone).at(-1);
      if (!tx) return;
      const mutations = await undoMutations(db, tx);
      const result = mutations.length > 0 ? await door.write(mutations) : null;
      if (!result?.ok || !result.tx) {
        forget(tx);
        notifications.show({ message: t('common.cannotUndo') });
        return;
      }
      moved(direction, tx, result.tx);
      notifications.hide('undone');
      notifications.show({ id: 'undone', message: t('common.undone'), autoClose: 2000 });
    },
    [db, door, t],
  );
  return {
    undo: useCallback((tx) => inTurn(() => takeBack('undo', tx)), [takeBack]),
    redo: useCallback(() => inTurn(() => takeBack('redo')), [takeBack]),
  };
}

/** A failed write in words: what happened, and that what was typed is still there. */
export function useFailureText(): (failure: WriteFailure) => string {
  const t = useTranslate();
  return useCallback(
    (failure) => {
      switch (failure.reason) {
        case 'invalid': {
          const [issue] = failure.issues;
          const field = issue?.field
            ? t(`domain.field.${issue.field}` as 'domain.field.name', { defaultValue: issue.field })
            : '';
          const message = t((issue?.message ?? 'validation.invalid') as 'validation.invalid');
          return t('frame.saveFailedInvalid', { field, message });
        }
        case 'outdated':
          return t('frame.saveFailedOutdated');
        case 'full':
          return t('frame.saveFailedFull');
        case 'database':
          return t('frame.saveFailedDatabase');
        case 'readOnly':
          return t('frame.saveFailedReadOnly');
        case 'unjournaled':
          return t('frame.saveUnjournaled');
      }
    },
    [t],
  );
}
