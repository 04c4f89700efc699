import { nameOr } from '../domain/contact';
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
  const { meeting, texts } = input;
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
  facts.push({ label: report.present, value: present(input) });
  const absent = people(input, false);
  if (absent.length > 0) facts.push({ label: report.absent, value: stacked(absent) });
  return { kind: 'facts', facts };
}

/** Both sides, each under its name. */
function present(input: VisitFactsInput): Span[] {
  const { texts, file, author } = input;
  const theirs = people(input, true);
  const nobody: Span[] = [{ text: texts.report.nobodyNoted, emphasis: true }];
  const us = ours(input);
  return stacked([
    [{ text: file.partner.data.name, strong: true }],
    ...(theirs.length > 0 ? theirs : [nobody]),
    ...(us.length > 0 ? [[{ text: author.company || texts.report.ourSide, strong: true }], ...us] : []),
  ]);
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

function people({ meeting, contacts, texts }: VisitFactsInput, wasThere: boolean): Span[][] {
  const wanted = meeting.data.attendees.filter((attendee) => attendee.present === wasThere);
  const known = wanted.flatMap((attendee) => contacts.filter((row) => row.id === attendee.id));
  const lines = known.map((row) => personLine(nameOr(row.data, texts.report.erasedPerson), row.data.role));
  const forgotten = wanted.length - known.length;
  if (forgotten > 0) lines.push([{ text: texts.report.forgotten(forgotten), emphasis: true }]);
  return lines;
}

/** Those noted; where nobody is, the author, who was there to write it down. */
function ours({ meeting, author }: VisitFactsInput): Span[][] {
  const names = meeting.data.colleagues.length > 0 ? meeting.data.colleagues : [author.name];
  return names.filter((name) => name !== '').map((name) => personLine(name, ''));
}

function personLine(name: string, role: string): Span[] {
  return role === '' ? [{ text: name }] : [{ text: name === '' ? role : `${name}, ${role}` }];
}

function stacked(lines: readonly Span[][]): Span[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]));
}
