import { fullName } from '../domain/contact';
import { localDay } from '../domain/localTime';
import type { DocumentFormat } from './format';
import type { Block, Span } from './model';
import type { Filed, PartnerFile } from './partnerFile';
import type { DocumentTexts } from './texts';

interface VisitFactsInput {
  readonly file: PartnerFile;
  readonly meeting: Filed<'meeting'>;
  readonly author: { readonly name: string; readonly company: string };
  readonly contacts: readonly Filed<'contact'>[];
  readonly texts: DocumentTexts;
  readonly format: DocumentFormat;
  readonly zone: string;
}

interface Fact {
  readonly label: string;
  readonly value: Span[];
}

/** What stands at the head of a report: subject, time, place, and who was there on both sides, one person a line. */
export function visitFacts(input: VisitFactsInput): Block {
  const { meeting, texts, file } = input;
  const { report } = texts;
  const { data } = meeting;
  const facts: Fact[] = [
    { label: report.subject, value: [{ text: data.title }] },
    { label: report.when, value: [{ text: timeOf(input) }] },
  ];
  if (data.place !== '') facts.push({ label: report.where, value: [{ text: data.place }] });
  if (data.state === 'cancelled') {
    facts.push({ label: report.cancelledLabel, value: [{ text: report.cancelled, strong: true }] });
    return { kind: 'facts', facts };
  }
  const present = people(input, true);
  facts.push({
    label: file.partner.data.name,
    value: present ?? [{ text: report.nobodyNoted, emphasis: true }],
  });
  facts.push(...ours(input));
  const absent = people(input, false);
  if (absent) facts.push({ label: report.absent, value: absent });
  return { kind: 'facts', facts };
}

/** Says "local time" where the clock of the place isn't the author's. */
function timeOf({ meeting, texts, format, zone }: VisitFactsInput): string {
  const { startsAt, durationMinutes, zone: place } = meeting.data;
  const told = format.span(startsAt, durationMinutes, place);
  const same =
    format.time(startsAt, place) === format.time(startsAt, zone) &&
    localDay(startsAt, place) === localDay(startsAt, zone);
  return same ? told : `${told} (${texts.report.localTime})`;
}

function people({ meeting, contacts, texts }: VisitFactsInput, present: boolean): Span[] | null {
  const wanted = meeting.data.attendees.filter((attendee) => attendee.present === present);
  const known = wanted.flatMap((attendee) => contacts.filter((row) => row.id === attendee.id));
  const lines = known.map((row) => personLine(fullName(row.data), row.data.role));
  const forgotten = wanted.length - known.length;
  if (forgotten > 0) lines.push([{ text: texts.report.forgotten(forgotten), emphasis: true }]);
  return lines.length === 0 ? null : stacked(lines);
}

/** Those noted; where nobody is, the author, who was there to write it down. */
function ours({ meeting, author, texts }: VisitFactsInput): Fact[] {
  const names = meeting.data.colleagues.length > 0 ? meeting.data.colleagues : [author.name];
  const lines = names.filter((name) => name !== '').map((name) => personLine(name, ''));
  const label = author.company || texts.report.ourSide;
  return lines.length === 0 ? [] : [{ label, value: stacked(lines) }];
}

function personLine(name: string, role: string): Span[] {
  return role === '' ? [{ text: name }] : [{ text: name === '' ? role : `${name}, ${role}` }];
}

function stacked(lines: readonly Span[][]): Span[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
}
