import type { Language } from '../domain/fields';
import { localDay } from '../domain/localTime';
import type { Brief } from './brief';
import { briefPen } from './briefPen';
import type { BriefPen } from './briefPen';
import { actionsTable, commitmentsTable, peopleTable } from './briefTables';
import { documentTexts } from './documentTexts';
import { shortened } from './excerpt';
import type { Block, ReportModel, Section, Span } from './model';
import { subject } from './subject';

/** A brief on paper. It is ours alone, and marked so. */
export function briefReport(brief: Brief, language: Language): ReportModel {
  const pen = briefPen(brief, language);
  const { meeting, partner, zone } = brief;
  const { format, texts } = pen;
  const day = localDay(meeting.startsAt, meeting.zone);
  const sections: Section[] = [
    { title: '', blocks: [facts(pen)] },
    ...points(pen),
    ...agenda(pen),
    { title: texts.lastMeeting, column: 'second', blocks: lastMeeting(pen) },
    {
      title: texts.commitments,
      aside: asOf(pen, [...brief.commitments.ours, ...brief.commitments.theirs]),
      blocks: [commitmentsTable(pen)],
    },
    { title: texts.actions, aside: asOf(pen, brief.actions), blocks: [actionsTable(pen)] },
    { title: texts.people, blocks: peopleTable(pen) },
    ...notes(pen),
  ];
  return {
    language,
    title: texts.title,
    subtitle: `${partner.name} – ${format.weekday(day)}`,
    header: { partner: partner.name, date: format.day(day), place: meeting.place },
    footer: texts.madeOn(format.stamp(brief.composedAt, zone)),
    marking: documentTexts(language).report.marking,
    dense: true,
    sections,
  };
}

/** Of each note's text, so that the page stays one: fewer characters than on the screen, where there is room. */
const noteLength = 160;

function line(text: string): Span[] {
  return [{ text }];
}

function listed(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' · ');
}

function facts({ brief, language, texts, format }: BriefPen): Block {
  const { meeting, partner } = brief;
  const { report } = documentTexts(language);
  const { agreement, cadence } = partner;
  const rhythm = [
    cadence.wantedDays === null ? '' : texts.every(cadence.wantedDays),
    cadence.daysSince === null ? texts.neverMet : texts.lastMet(cadence.daysSince),
  ].filter((text) => text !== '');
  const told: { label: string; value: Span[] }[] = [
    { label: report.when, value: line(format.span(meeting.startsAt, meeting.durationMinutes, meeting.zone)) },
    { label: report.where, value: line(meeting.place) },
    { label: report.subject, value: line(subject(meeting, language)) },
    {
      label: texts.partner,
      value: line(
        listed(texts.type[partner.type], texts.tier[partner.tier], texts.stage[partner.stage], partner.city),
      ),
    },
    {
      label: texts.agreement,
      value: line(
        agreement === null ? '' : texts.agreementEnds(format.day(agreement.endsOn), agreement.days),
      ),
    },
    { label: texts.cadence, value: line(rhythm.join(', ')) },
    { label: texts.owner, value: line(partner.owner) },
    { label: texts.record, value: line(texts.asOf(format.day(localDay(partner.asOf, brief.zone)))) },
  ];
  return { kind: 'facts', facts: told.filter(({ value }) => value.some((span) => span.text !== '')) };
}

function points(pen: BriefPen): Section[] {
  const items = pen.brief.points.map((point) => ({
    blocks: [{ kind: 'paragraph' as const, spans: line(pointText(point, pen)) }],
  }));
  return items.length === 0
    ? []
    : [{ title: pen.texts.points, column: 'first', blocks: [{ kind: 'list', ordered: false, items }] }];
}

function pointText(point: Brief['points'][number], { texts, format }: BriefPen): string {
  switch (point.kind) {
    case 'agreementEnded':
    case 'agreementEnding':
      return texts.point[point.kind](format.day(point.on), point.days);
    case 'cadenceLate':
      return texts.point.cadenceLate(point.days);
    case 'notMet':
      return point.since === null
        ? texts.point.neverMet(point.name)
        : texts.point.notMetSince(point.name, format.day(point.since));
    case 'noAgenda':
      return texts.point.noAgenda;
    default:
      return texts.point[point.kind](point.count);
  }
}

function agenda({ brief, language }: BriefPen): Section[] {
  const { report } = documentTexts(language);
  const items = brief.meeting.agenda.map((item) => {
    const minutes = item.minutes === undefined ? '' : ` (${report.minutes(item.minutes)})`;
    return { blocks: [{ kind: 'paragraph' as const, spans: line(`${item.text}${minutes}`) }] };
  });
  return items.length === 0
    ? []
    : [{ title: report.agenda, column: 'first', blocks: [{ kind: 'list', ordered: true, items }] }];
}

function lastMeeting({ brief, language, texts, format }: BriefPen): Block[] {
  const last = brief.lastMeeting;
  if (last === null) return [{ kind: 'empty', text: texts.noLastMeeting }];
  const { kind } = documentTexts(language);
  const told = [
    ...last.decisions.map((decision) => decision.text),
    ...last.leftOver.map((item) => texts.leftOver(item.text)),
  ];
  const head: Block = {
    kind: 'paragraph',
    spans: [
      { text: last.title, strong: true },
      { text: ` – ${kind[last.kind]}, ${format.day(last.heldOn)}` },
    ],
  };
  if (told.length === 0) return [head];
  const items = told.map((text) => ({ blocks: [{ kind: 'paragraph' as const, spans: line(text) }] }));
  return [head, { kind: 'list', ordered: false, items }];
}

/** The day of the latest change among the rows; '' when there are none. */
function asOf({ brief, format, texts }: BriefPen, rows: readonly { readonly asOf: string }[]): string {
  const latest = Math.max(...rows.map((row) => Date.parse(row.asOf)));
  return Number.isFinite(latest) ? texts.asOf(format.day(localDay(latest, brief.zone))) : '';
}

function notes({ brief, texts, format }: BriefPen): Section[] {
  const told = brief.notes.map((note) => {
    const text = shortened(note.text, noteLength);
    const internal = shortened(note.internal, noteLength);
    return {
      label: format.day(note.heldOn),
      value: [
        ...(text === '' ? [] : line(text)),
        ...(text === '' || internal === '' ? [] : line(' ')),
        ...(internal === '' ? [] : [{ text: texts.internalNote, emphasis: true }, { text: internal }]),
      ],
    };
  });
  return told.length === 0 ? [] : [{ title: texts.notes, blocks: [{ kind: 'facts', facts: told }] }];
}
