import type { StoredRecord } from '#shared/sync/ports';
import type { ListItem } from '#shared/sync/mergeList';
import { create, remove, restore, update } from '../../renderer/data/mutation';
import type { KnownMutation } from '../../renderer/data/mutation';
import type { Laptop } from '../support/laptop';
import type { SeededRandom } from '../support/seededRandom';

/** What people write is full of words that exist only once, so that each can be looked for. */
export type NewWord = () => string;

/** One write of somebody who works on whatever lies on the laptop. */
export function somethingWritten(
  laptop: Laptop,
  random: SeededRandom,
  word: NewWord,
  territories: readonly string[] = [],
): readonly KnownMutation[] {
  const records = laptop.store.records().filter(({ c }) => c === 'partner' || c === 'meeting');
  const alive = random.pick(records.filter(({ deleted }) => !deleted));
  const deleted = random.pick(records.filter((record) => record.deleted));
  const dice = random.next();
  if (!alive || dice < 0.1) return [newPartner(laptop, word)];
  if (dice < 0.2) return visit(laptop, alive, word);
  if (dice < 0.27) return [remove(alive.c === 'partner' ? 'partner' : 'meeting', alive.id)];
  if (dice < 0.31 && deleted) return [restore(deleted.c === 'partner' ? 'partner' : 'meeting', deleted.id)];
  if (territories.length > 0 && dice < 0.45) return [moved(alive, records, random, territories)];
  return [alive.c === 'partner' ? editPartner(alive, random, word) : editMeeting(alive, random, word)];
}

function newPartner(laptop: Laptop, word: NewWord): KnownMutation {
  const notes = Array.from({ length: 4 }, () => `${word()}\n`).join('');
  return create('partner', laptop.newId(), {
    name: word(),
    type: 'reseller',
    stage: 'active',
    city: word(),
    tags: [word()],
    notes,
  });
}

/** A meeting with its action, in one write. */
function visit(laptop: Laptop, alive: StoredRecord, word: NewWord): readonly KnownMutation[] {
  const partnerId = alive.c === 'partner' ? alive.id : text(alive.data['partnerId']);
  const meetingId = laptop.newId();
  const agenda = [{ id: laptop.newId(), text: word() }];
  return [
    create('meeting', meetingId, {
      partnerId,
      kind: 'visit',
      title: word(),
      startsAt: '2026-03-05T13:00:00.000Z',
      agenda,
    }),
    create('action', laptop.newId(), { partnerId, meetingId, title: word() }),
  ];
}

/** A partner goes to another territory, a meeting to another partner. */
function moved(
  { c, id }: StoredRecord,
  records: readonly StoredRecord[],
  random: SeededRandom,
  territories: readonly string[],
): KnownMutation {
  if (c === 'partner') return update('partner', id, { territory: random.pick(territories) ?? '' });
  const partners = records.filter((record) => record.c === 'partner' && !record.deleted);
  const partnerId = random.pick(partners)?.id;
  return update('meeting', id, partnerId === undefined ? {} : { partnerId });
}

function editPartner({ id, data }: StoredRecord, random: SeededRandom, word: NewWord): KnownMutation {
  switch (random.below(6)) {
    case 0:
      return update('partner', id, { city: word() });
    case 1:
      return update('partner', id, { name: word(), territory: word() });
    case 2:
      return update('partner', id, { notes: editedText(text(data['notes']), random, word) });
    case 3:
      return update('partner', id, { tags: [...strings(data['tags']), word()] });
    case 4:
      return update('partner', id, { tags: strings(data['tags']).slice(1) });
    default:
      // A field of a newer app's.
      return update('partner', id, { loyalty: { club: word() } });
  }
}

function editMeeting({ id, data }: StoredRecord, random: SeededRandom, word: NewWord): KnownMutation {
  if (random.chance(0.4)) {
    return update('meeting', id, {
      internalNotes: editedText(text(data['internalNotes']), random, word),
    });
  }
  const items = Array.isArray(data['agenda'])
    ? (data['agenda'] as readonly (ListItem & { text: string })[])
    : [];
  const at = random.below(items.length + 1);
  const item = items[at];
  const newItem = { id: `00000000-0000-7000-9000-${word().slice(1).padStart(12, '0')}`, text: word() };
  switch (random.below(4)) {
    case 0:
      return update('meeting', id, { agenda: items.filter((each) => each !== item).map(asAgenda) });
    case 1:
      return update('meeting', id, { agenda: items.toReversed().map(asAgenda) });
    case 2:
      return update('meeting', id, {
        agenda: items.map((each) => asAgenda(each === item ? { ...each, text: word() } : each)),
      });
    default:
      return update('meeting', id, { agenda: items.toSpliced(at, 0, newItem).map(asAgenda) });
  }
}

function asAgenda(item: ListItem & { text: string }) {
  return { ...item, done: item['done'] === true };
}

function editedText(was: string, random: SeededRandom, word: NewWord): string {
  const lines = was.split('\n');
  const at = random.below(lines.length);
  if (random.chance(0.2)) return lines.toSpliced(at, 1).join('\n');
  return lines.toSpliced(at, random.below(2), word()).join('\n');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
