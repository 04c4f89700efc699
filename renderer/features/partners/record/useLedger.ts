import type { ActionState } from '#shared/domain/action';
import type { CommitmentState } from '#shared/domain/commitment';
import { useDesk } from '../../../data/DeskContext';
import { remove, update } from '../../../data/mutation';
import type { ActionRow, CommitmentRow } from '../../../data/queries/ledger';
import { useSave } from '../../../feedback/useSave';
import { localDateOf } from '../../../i18n/localDate';
import { useTranslate } from '../../../i18n/useTranslate';

export interface Ledger {
  readonly closeAction: (row: ActionRow, state: Exclude<ActionState, 'open'>) => void;
  readonly settleCommitment: (row: CommitmentRow, state: Exclude<CommitmentState, 'open'>) => void;
  readonly reopen: (kind: 'action' | 'commitment', row: ActionRow | CommitmentRow) => void;
  readonly discard: (kind: 'action' | 'commitment', row: ActionRow | CommitmentRow) => void;
}

/** Closing, opening again and deleting actions and commitments, each said and each to be undone. */
export function useLedger(): Ledger {
  const t = useTranslate();
  const { now } = useDesk();
  const save = useSave();
  const today = (): string => localDateOf(now());
  return {
    closeAction: ({ id, data }, state) =>
      void save([update('action', id, { state, closedOn: today() })], {
        message: t(state === 'done' ? 'partners.markedDone' : 'partners.markedDropped', {
          title: data.title,
        }),
      }),
    settleCommitment: ({ id, data }, state) => {
      const messages = {
        kept: 'partners.markedKept',
        broken: 'partners.markedBroken',
        withdrawn: 'partners.markedWithdrawn',
      } as const;
      void save([update('commitment', id, { state, closedOn: today() })], {
        message: t(messages[state], { title: data.text }),
      });
    },
    reopen: (kind, row) =>
      void save([update(kind, row.id, { state: 'open', closedOn: undefined })], {
        message: t('partners.reopened', { title: titleOf(row) }),
      }),
    discard: (kind, row) =>
      void save([remove(kind, row.id)], { message: t('common.movedToTrash', { title: titleOf(row) }) }),
  };
}

function titleOf({ data }: ActionRow | CommitmentRow): string {
  return 'side' in data ? String(data.text) : data.title;
}
