import { z } from 'zod';
import { id, line, requiredLine } from './fields';
import { defineKind } from './kind';

/** The largest file that the desk takes, in bytes: what the reference endpoint takes as it comes. */
export const largestFile = 512 * 1024 * 1024;

/** A file's content as 64 hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'validation.invalid');

const data = z.looseObject({
  /** The partner it is about; always there but for a show's own files. */
  partnerId: id.optional(),
  contactId: id.optional(),
  meetingId: id.optional(),
  showId: id.optional(),
  /** As a person calls it, with its extension; free text, so never used as a path as it is. */
  name: requiredLine(200),
  /** What its first bytes say it is, else what its name says; for showing only. */
  mediaType: line(120),
  /** Bytes. */
  size: z.number().int('validation.wholeNumber').min(1, 'validation.tooSmall'),
  /** The content, in hexadecimal: the file's name on the disk and at the endpoint. */
  sha256,
  /** When the photo was taken by the camera's own clock, `YYYY-MM-DDTHH:MM:SS`, which says no zone. */
  takenAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, 'validation.date')
    .optional(),
  caption: line(500),
  /** Never named to the partner. So at first: what leaves the company is somebody's choice. */
  internal: z.boolean().default(true),
});

export type Attachment = z.infer<typeof data>;

/** The field that holds an attachment's place. */
export type AttachmentOwner = 'partnerId' | 'contactId' | 'meetingId' | 'showId';

/** A photo or file on a partner, contact, meeting or show. The record travels like any other; its bytes go by their hash. */
export const attachment = defineKind({
  name: 'attachment',
  schema: 1,
  since: 2,
  data,
  indexes: [
    { on: 'partnerId', since: 2 },
    { on: 'contactId', since: 2 },
    { on: 'meetingId', since: 2 },
    { on: 'showId', since: 2 },
    { on: 'sha256', since: 2 },
  ],
  search: ['name', 'caption'],
  merge: {},
  references: { partnerId: 'partner', contactId: 'contact', meetingId: 'meeting', showId: 'show' },
  belongsTo: ['partnerId', 'contactId', 'meetingId', 'showId'],
  // The content goes from disks and endpoint as what nothing refers to.
  erase: {
    keeps: ['partnerId', 'contactId', 'internal'],
    sets: { name: '–', mediaType: '', size: 1, sha256: '0'.repeat(64), caption: '' },
    deletes: true,
  },
  title: (a) => a.name,
  scope: (a) => (a.partnerId ? `partner:${a.partnerId}` : 'company'),
});
