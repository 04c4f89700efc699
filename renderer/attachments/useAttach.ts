import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { AttachmentOwner } from '#shared/domain/attachment';
import type { AddedFile } from '#shared/bridge/files';
import { useDesk } from '../data/DeskContext';
import { create } from '../data/mutation';
import { useSave } from '../feedback/useSave';
import { useTranslate } from '../i18n/useTranslate';

/** What new files are attached to. */
export type AttachmentPlace = { readonly [Field in AttachmentOwner]?: string | undefined };

/** Writes the records of files that the shell has taken in, and says of each of the others why it wasn't. */
export function useAttach({
  partnerId,
  contactId,
  meetingId,
  showId,
}: AttachmentPlace): (added: readonly AddedFile[]) => Promise<void> {
  const t = useTranslate();
  const { makeId } = useDesk();
  const save = useSave();
  return useCallback(
    async (added) => {
      const taken = added.flatMap((file) => (file.status === 'added' ? [file] : []));
      if (taken.length > 0) {
        const place = {
          ...(partnerId ? { partnerId } : {}),
          ...(contactId ? { contactId } : {}),
          ...(meetingId ? { meetingId } : {}),
          ...(showId ? { showId } : {}),
        };
        const drafts = taken.map(({ status: _status, ...file }) =>
          create('attachment', makeId(), { ...place, ...file }),
        );
        const [first] = taken;
        const message = t('attachments.added', { count: taken.length, name: first?.name ?? '' });
        await save(drafts, { message });
      }
      for (const file of added) {
        if (file.status !== 'failed') continue;
        const message = t(`attachments.failed.${file.reason}`, { name: file.name });
        notifications.show({ color: 'red', message, autoClose: 10_000 });
      }
    },
    [t, makeId, save, partnerId, contactId, meetingId, showId],
  );
}
