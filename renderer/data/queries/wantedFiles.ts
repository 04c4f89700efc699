import type { WantedFile, WantedFiles } from '#shared/bridge/files';
import type { DeskDatabase } from '../db';
import type { AttachmentRow } from './attachments';

const day = 86_400_000;
/** Which files come to the laptop by themselves: days ahead, days back, and the largest in bytes. */
export const fetchRules = { comingDays: 14, recentDays: 30, largest: 25 * 1024 * 1024 } as const;

/**
 * What is to be at the endpoint: each file whose record has got there, so that text never waits for a photo. What is
 * to be here: files of the partners that are met within 14 days, and those of the last 30 days, unless they are large.
 */
export async function wantedFiles(
  db: DeskDatabase,
  rows: readonly AttachmentRow[],
  now: Date,
): Promise<WantedFiles> {
  const own = rows.filter(({ sample }) => !sample);
  const coming = await db
    .records('meeting')
    .where('data.startsAt')
    .between(now.toISOString(), new Date(now.getTime() + fetchRules.comingDays * day).toISOString())
    .toArray();
  const soon = new Set(coming.flatMap(({ id, data }) => [id, data.partnerId]));
  const recent = new Date(now.getTime() - fetchRules.recentDays * day).toISOString();
  const isDue = ({ at, data }: AttachmentRow): boolean =>
    data.size <= fetchRules.largest &&
    (at >= recent || [data.meetingId, data.partnerId].some((id) => id !== undefined && soon.has(id)));
  const upload = filesOf(own.filter(({ v }) => v > 0));
  const going = new Set(upload.map(({ sha256 }) => sha256));
  return {
    upload,
    held: filesOf(own).filter(({ sha256 }) => !going.has(sha256)),
    download: filesOf(own.filter((row) => row.v > 0 && isDue(row))),
  };
}

/** Each file once, the newest first. */
function filesOf(rows: readonly AttachmentRow[]): WantedFile[] {
  const newest = rows.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return [...new Map(newest.map(({ data: { sha256, size } }) => [sha256, { sha256, size }])).values()];
}
