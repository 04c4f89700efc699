import { nameOr } from '../domain/contact';
import { isOverdue } from '../domain/action';
import type { DocumentFormat } from './format';
import type { Block, Span } from './model';
import type { Filed } from './partnerFile';
import type { DocumentTexts } from './texts';

/** What the tables of actions and commitments are written with. */
export interface LedgerPen {
  readonly texts: DocumentTexts;
  readonly format: DocumentFormat;
  /** The day on which open items count as late, in the place's calendar. */
  readonly today: string;
  readonly contacts: readonly Filed<'contact'>[];
}

/** What, who, by when and how it stands; internal actions say so. */
export function actionTable(rows: readonly Filed<'action'>[], pen: LedgerPen): Block {
  const { columns, report } = pen.texts;
  return {
    kind: 'table',
    columns: [
      { title: columns.action, align: 'start' },
      { title: columns.owner, align: 'start', share: 0.22 },
      { title: columns.due, align: 'start', share: 0.15 },
      { title: columns.state, align: 'start', share: 0.13 },
    ],
    rows: rows.map(({ data }) => [
      data.internal ? [{ text: `${data.title} ` }, markOf(report.internal)] : [{ text: data.title }],
      [{ text: ownerOf(data, pen) }],
      [{ text: dueOf(data, pen) }],
      [stateOf(data, pen.texts.actionState[data.state], pen)],
    ]),
  };
}

/** What was promised, by when, and whether it was kept. */
export function commitmentTable(rows: readonly Filed<'commitment'>[], pen: LedgerPen): Block {
  const { columns } = pen.texts;
  return {
    kind: 'table',
    columns: [
      { title: columns.commitment, align: 'start' },
      { title: columns.due, align: 'start', share: 0.15 },
      { title: columns.state, align: 'start', share: 0.13 },
    ],
    rows: rows.map(({ data }) => [
      [{ text: data.text }],
      [{ text: dueOf(data, pen) }],
      [stateOf(data, pen.texts.commitmentState[data.state], pen)],
    ]),
  };
}

/** The mark behind what must not leave the company. */
export function markOf(word: string): Span {
  return { text: `(${word})`, emphasis: true };
}

/** Who does it: the contact, else the name that was written, else a word that nobody is named yet. */
export function ownerOf(
  data: Pick<Filed<'action'>['data'], 'owner' | 'ownerContactId'>,
  pen: Pick<LedgerPen, 'contacts' | 'texts'>,
): string {
  const contact = pen.contacts.find((row) => row.id === data.ownerContactId);
  return (
    (contact ? nameOr(contact.data, pen.texts.report.erasedPerson) : '') || data.owner || pen.texts.noOwner
  );
}

function dueOf(data: { readonly dueOn?: string | undefined }, pen: LedgerPen): string {
  return data.dueOn === undefined ? pen.texts.noDue : pen.format.shortDay(data.dueOn);
}

function stateOf(
  data: { readonly state: string; readonly dueOn?: string | undefined },
  word: string,
  pen: LedgerPen,
): Span {
  return isOverdue(data, pen.today) ? { text: pen.texts.overdue, strong: true } : { text: word };
}
