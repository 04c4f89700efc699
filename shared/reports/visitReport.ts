import type { Language } from '../domain/fields';
import { localDay } from '../domain/localTime';
import { documentTexts } from './documentTexts';
import { documentFormat } from './format';
import { actionTable, commitmentTable, markOf } from './ledgerTables';
import type { LedgerPen } from './ledgerTables';
import { markdownBlocks } from './markdownBlocks';
import type { Block, ReportModel, Section } from './model';
import { byDue } from './partnerFile';
import type { Filed, PartnerFile } from './partnerFile';
import { subject } from './subject';
import type { DocumentTexts } from './texts';
import { visitFacts } from './visitFacts';

/** Whom a copy is for: our own file, or the partner, who doesn't get what is internal. */
export type Audience = 'file' | 'partner';

export interface VisitReportInput {
  /** The partner's records; what doesn't belong to the meeting is left aside. */
  readonly file: PartnerFile;
  readonly meeting: Filed<'meeting'>;
  /** Who writes the report, and for which company. */
  readonly author: { readonly name: string; readonly company: string };
  readonly language: Language;
  readonly audience: Audience;
  readonly now: Date;
  /** The zone of the author's clock, for the time at which the report was made. */
  readonly zone: string;
}

/**
 * The report of one meeting. The copy for the file has everything, is marked as internal and ends with the internal
 * notes; the partner's copy holds neither internal notes, decisions, actions and files nor older actions, and nothing of
 * the records' private notes.
 */
export function visitReport(input: VisitReportInput): ReportModel {
  const { file, meeting, audience, language } = input;
  const texts = documentTexts(language);
  const format = documentFormat(language);
  const day = localDay(meeting.data.startsAt, meeting.data.zone);
  const { contacts } = file;
  const pen: LedgerPen = { texts, format, contacts, today: localDay(input.now, input.zone) };
  const internal = audience === 'file';

  return {
    language,
    title: texts.report.title[meeting.data.kind],
    subtitle: `${file.partner.data.name} – ${format.weekday(day)}`,
    header: { partner: file.partner.data.name, date: format.day(day), place: meeting.data.place },
    footer: texts.report.madeBy(input.author.name, format.stamp(input.now, input.zone)),
    marking: internal ? texts.report.marking : '',
    sections: [
      { title: '', blocks: [visitFacts({ ...input, texts, format, contacts })] },
      ...agenda(meeting, texts, input.now),
      ...filled(texts.report.notes, markdownBlocks(meeting.data.notes)),
      decisions(meeting, texts, internal),
      actions(input, pen, internal),
      ...commitments(input, pen),
      ...attachments(input, texts, internal),
      nextMeeting(input, texts),
      ...(internal ? filled(texts.report.internalNotes, markdownBlocks(meeting.data.internalNotes)) : []),
    ].map(({ title, blocks }) => ({ title, blocks: [...blocks] })),
  };
}

function filled(title: string, blocks: Block[]): Section[] {
  return blocks.length === 0 ? [] : [{ title, blocks }];
}

function agenda({ data }: Filed<'meeting'>, texts: DocumentTexts, now: Date): Section[] {
  if (data.agenda.length === 0) return [];
  const over =
    data.state === 'held' || Date.parse(data.startsAt) + data.durationMinutes * 60_000 < now.getTime();
  const items = data.agenda.map((item) => {
    const minutes = item.minutes === undefined ? '' : ` (${texts.report.minutes(item.minutes)})`;
    const missed = over && !item.done ? [{ text: ` – ${texts.report.notCovered}`, emphasis: true }] : [];
    return {
      checked: item.done,
      blocks: [{ kind: 'paragraph' as const, spans: [{ text: `${item.text}${minutes}` }, ...missed] }],
    };
  });
  return [{ title: texts.report.agenda, blocks: [{ kind: 'list', ordered: false, items }] }];
}

function decisions({ data }: Filed<'meeting'>, texts: DocumentTexts, internal: boolean): Section {
  const told = data.decisions.filter((decision) => internal || !decision.internal);
  const items = told.map((decision) => ({
    blocks: [
      {
        kind: 'paragraph' as const,
        spans: decision.internal
          ? [{ text: `${decision.text} ` }, markOf(texts.report.internal)]
          : [{ text: decision.text }],
      },
    ],
  }));
  return {
    title: texts.report.decisions,
    blocks: [
      items.length === 0
        ? { kind: 'empty', text: texts.report.noDecisions }
        : { kind: 'list', ordered: true, items },
    ],
  };
}

function actions({ file, meeting }: VisitReportInput, pen: LedgerPen, internal: boolean): Section {
  const { report } = pen.texts;
  const told = byDue(file.actions.filter(({ data }) => internal || !data.internal));
  const agreed = told.filter(({ data }) => data.meetingId === meeting.id);
  const before = internal ? told.filter(({ data }) => isOpenFromBefore(data, file, meeting)) : [];
  const blocks: Block[] = [
    agreed.length === 0 ? { kind: 'empty', text: report.noActions } : actionTable(agreed, pen),
  ];
  if (before.length > 0) blocks.push({ kind: 'heading', text: report.stillOpen }, actionTable(before, pen));
  return { title: report.actions, blocks };
}

function commitments({ file, meeting, author }: VisitReportInput, pen: LedgerPen): Section[] {
  const { report } = pen.texts;
  const day = localDay(meeting.data.startsAt, meeting.data.zone);
  const told = byDue(
    file.commitments.filter(
      ({ data }) =>
        data.meetingId === meeting.id || data.closedOn === day || isOpenFromBefore(data, file, meeting),
    ),
  );
  const titles = {
    ours: author.company === '' ? report.byUs : report.by(author.company),
    theirs: report.by(file.partner.data.name),
  };
  const blocks = (['theirs', 'ours'] as const).flatMap((side): Block[] => {
    const rows = told.filter(({ data }) => data.side === side);
    return rows.length === 0 ? [] : [{ kind: 'heading', text: titles[side] }, commitmentTable(rows, pen)];
  });
  return filled(report.commitments, blocks);
}

/** The meeting's files by name, in the order in which they were attached. */
function attachments(
  { file, meeting }: VisitReportInput,
  texts: DocumentTexts,
  internal: boolean,
): Section[] {
  const told = file.attachments
    .filter(({ data }) => data.meetingId === meeting.id && (internal || !data.internal))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const items = told.map(({ data }) => {
    const text = data.caption === '' ? data.name : `${data.name} – ${data.caption}`;
    const spans = data.internal ? [{ text: `${text} ` }, markOf(texts.report.internal)] : [{ text }];
    return { blocks: [{ kind: 'paragraph' as const, spans }] };
  });
  return filled(
    texts.report.attachments,
    items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }],
  );
}

/** Open, and not from this meeting or a later one. */
function isOpenFromBefore(
  data: { readonly state: string; readonly meetingId?: string | undefined },
  file: PartnerFile,
  meeting: Filed<'meeting'>,
): boolean {
  if (data.state !== 'open' || data.meetingId === meeting.id) return false;
  const source = file.meetings.find((row) => row.id === data.meetingId);
  return source === undefined || Date.parse(source.data.startsAt) < Date.parse(meeting.data.startsAt);
}

function nextMeeting({ file, meeting, language }: VisitReportInput, texts: DocumentTexts): Section {
  const { report } = texts;
  const agreed = file.meetings.find(
    (row) => row.id === meeting.data.nextMeetingId && row.data.state !== 'cancelled',
  );
  if (!agreed) return { title: report.nextMeeting, blocks: [{ kind: 'empty', text: report.noNextMeeting }] };
  const { data } = agreed;
  const when = documentFormat(language).moment(data.startsAt, data.zone);
  const facts = [
    { label: report.when, value: [{ text: when }] },
    { label: report.subject, value: [{ text: subject(data, language) }] },
    ...(data.place === '' ? [] : [{ label: report.where, value: [{ text: data.place }] }]),
  ];
  return { title: report.nextMeeting, blocks: [{ kind: 'facts', facts }] };
}
