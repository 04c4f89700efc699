import type { DeskDatabase } from '../db';
import { attachmentsOf } from './attachments';
import type { AttachmentRow } from './attachments';
import { contactsOf } from './contacts';
import type { ContactRow } from './contacts';
import { actionsOf, commitmentsOf } from './ledger';
import type { ActionRow, CommitmentRow } from './ledger';
import { getMeeting, meetingsOf } from './meetings';
import type { MeetingRow } from './meetings';
import { getPartner } from './partners';
import type { PartnerRow } from './partners';

/** A meeting with all that its brief, its talk and its report are made from. */
export interface MeetingFile {
  readonly meeting: MeetingRow;
  readonly partner: PartnerRow;
  readonly contacts: readonly ContactRow[];
  /** The partner's meetings, the newest first, this one included. */
  readonly meetings: readonly MeetingRow[];
  /** The partner's actions and commitments, open ones first. */
  readonly actions: readonly ActionRow[];
  readonly commitments: readonly CommitmentRow[];
  /** The meeting's own, the newest first. */
  readonly attachments: readonly AttachmentRow[];
}

/** `null` when the meeting or its partner isn't there. */
export async function meetingFile(db: DeskDatabase, id: string): Promise<MeetingFile | null> {
  const meeting = await getMeeting(db, id);
  const partner = meeting && (await getPartner(db, meeting.data.partnerId));
  if (!meeting || !partner) return null;
  const [contacts, meetings, actions, commitments, attachments] = await Promise.all([
    contactsOf(db, partner.id),
    meetingsOf(db, partner.id),
    actionsOf(db, partner.id),
    commitmentsOf(db, partner.id),
    attachmentsOf(db, 'meetingId', id),
  ]);
  return { meeting, partner, contacts, meetings, actions, commitments, attachments };
}
