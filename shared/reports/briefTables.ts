import type { BriefCommitment } from './brief';
import type { BriefPen } from './briefPen';
import { documentTexts } from './documentTexts';
import { markOf } from './ledgerTables';
import type { Block, Span } from './model';

/** People beyond these are counted only: the page is to stay one page. */
const shownPeople = 8;

/** Open actions: what, who, by when, with a word for how late it is. */
export function actionsTable(pen: BriefPen): Block {
  const { brief, texts, language } = pen;
  const { columns, noOwner, report } = documentTexts(language);
  if (brief.actions.length === 0) return { kind: 'empty', text: texts.noActions };
  return {
    kind: 'table',
    columns: [
      { title: columns.action, align: 'start' },
      { title: columns.owner, align: 'start', share: 0.17 },
      { title: columns.due, align: 'start', share: 0.27 },
    ],
    rows: brief.actions.map((action) => [
      action.internal ? [{ text: `${action.title} ` }, markOf(report.internal)] : [{ text: action.title }],
      [{ text: action.owner || noOwner }],
      due(action, pen),
    ]),
  };
}

/** What both sides have promised and not yet settled. */
export function commitmentsTable(pen: BriefPen): Block {
  const { brief, texts, language } = pen;
  const { columns } = documentTexts(language);
  const { ours, theirs } = brief.commitments;
  if (ours.length + theirs.length === 0) return { kind: 'empty', text: texts.noCommitments };
  const rows = (side: string, promised: readonly BriefCommitment[]): Span[][][] =>
    promised.map((item) => [[{ text: item.text }], [{ text: side }], due(item, pen)]);
  return {
    kind: 'table',
    columns: [
      { title: columns.commitment, align: 'start' },
      { title: texts.columns.from, align: 'start', share: 0.17 },
      { title: columns.due, align: 'start', share: 0.27 },
    ],
    rows: [...rows(texts.side.theirs, theirs), ...rows(texts.side.ours, ours)],
  };
}

/** Who they are, what their word weighs, and when they were last met. */
export function peopleTable({ brief, texts, format }: BriefPen): Block[] {
  const { columns } = texts;
  if (brief.people.length === 0) return [{ kind: 'empty', text: texts.noPeople }];
  const shown = brief.people.slice(0, shownPeople);
  const table: Block = {
    kind: 'table',
    columns: [
      { title: columns.person, align: 'start', share: 0.34 },
      { title: columns.role, align: 'start' },
      { title: columns.influence, align: 'start', share: 0.16 },
      { title: columns.lastMet, align: 'start', share: 0.17 },
    ],
    rows: shown.map((person) => [
      person.expected ? [{ text: `${person.name} ` }, markOf(texts.expected)] : [{ text: person.name }],
      [{ text: person.role }],
      [{ text: texts.influence[person.influence] }],
      [{ text: person.lastMetOn === null ? texts.never : format.shortDay(person.lastMetOn) }],
    ]),
  };
  const more = brief.people.length - shown.length;
  return more === 0 ? [table] : [table, { kind: 'empty', text: texts.morePeople(more) }];
}

function due(
  item: { readonly dueOn: string | null; readonly lateDays: number },
  { texts, format, language }: BriefPen,
): Span[] {
  if (item.dueOn === null) return [{ text: documentTexts(language).noDue }];
  const day = { text: format.shortDay(item.dueOn) };
  return item.lateDays === 0
    ? [day]
    : [day, { text: ' – ' }, { text: texts.late(item.lateDays), strong: true }];
}
