import type { DeskDatabase } from '../db';
import { attachmentsOf } from './attachments';
import type { AttachmentRow } from './attachments';
import { contactsOf } from './contacts';
import type { ContactRow } from './contacts';
import { actionsOf, commitmentsOf } from './ledger';
import type { ActionRow, CommitmentRow } from './ledger';
import { meetingsOf } from './meetings';
import type { MeetingRow } from './meetings';
import { getPartner } from './partners';
import type { PartnerRow } from './partners';

/** A partner with everything that belongs to it. */
export interface PartnerRecord {
  readonly partner: PartnerRow;
  /** By last name. */
  readonly contacts: readonly ContactRow[];
  /** The newest first. */
  readonly meetings: readonly MeetingRow[];
  /** Open ones first, by due date. */
  readonly actions: readonly ActionRow[];
  readonly commitments: readonly CommitmentRow[];
  /** Those of its meetings and people included, the newest first. */
  readonly attachments: readonly AttachmentRow[];
}

/** @returns `null` when there is no such partner on this laptop */
export async function partnerRecord(db: DeskDatabase, id: string): Promise<PartnerRecord | null> {
  const partner = await getPartner(db, id);
  if (!partner) return null;
  const [contacts, meetings, actions, commitments, attachments] = await Promise.all([
    contactsOf(db, id),
    meetingsOf(db, id),
    actionsOf(db, id),
    commitmentsOf(db, id),
    attachmentsOf(db, 'partnerId', id),
  ]);
  return { partner, contacts, meetings, actions, commitments, attachments };
}
