import { nameOr } from '#shared/domain/contact';
import { Attachments } from '../../../attachments/Attachments';
import type { AttachmentRow } from '../../../data/queries/attachments';
import type { PartnerRecord } from '../../../data/queries/partnerRecord';
import { useTranslate } from '../../../i18n/useTranslate';

/** Every file of the partner, those of its meetings and people included; new ones are the partner's own. */
export function FilesTab({ record }: { readonly record: PartnerRecord }) {
  const t = useTranslate();
  const sourceOf = ({ data: { meetingId, contactId } }: AttachmentRow): string => {
    const meeting = record.meetings.find(({ id }) => id === meetingId);
    if (meeting) return t('attachments.atMeeting', { title: meeting.data.title });
    const contact = record.contacts.find(({ id }) => id === contactId);
    return contact ? t('attachments.ofPerson', { name: nameOr(contact.data, t('common.erasedPerson')) }) : '';
  };
  return <Attachments rows={record.attachments} place={{ partnerId: record.partner.id }} source={sourceOf} />;
}
