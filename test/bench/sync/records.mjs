/** @typedef {import('#shared/sync/protocol').WireRecord} SyncRecord */

/**
 * The portfolio that a first sync is measured with: partners and their meetings of ten years up to today, otherwise the
 * same every time. In the order of the reference endpoint's snapshot: the partners, then the newest ids first.
 * @param {{ partners: number; meetings: number }} counts
 * @returns {Generator<SyncRecord>}
 */
export function* syncRecords({ partners, meetings }) {
  const random = seeded(20);
  const between = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(random() * (to - from + 1));
  const newest = Math.floor(Date.now() / dayMs) * dayMs;
  const today = new Date(newest).toISOString();
  const years = 10 * 365 * dayMs;
  const idAt = (/** @type {number} */ ms) => {
    const time = ms.toString(16).padStart(12, '0');
    const tail = hex(between(0, 0xffffff), 6) + hex(between(0, 0xffffff), 6);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(between(0, 0xfff), 3)}-8${hex(between(0, 0xfff), 3)}-${tail}`;
  };
  const notes = () => {
    const length = between(300, 2000);
    let text = '';
    while (text.length < length) text += (text === '' ? '' : ' ') + sentence(between);
    return text.slice(0, length);
  };
  const common = { schema: 1, deleted: false, by: 'person-1', at: today };
  const partnerIds = Array.from({ length: partners }, (_, index) =>
    idAt(newest - Math.floor(((index + 1) * years) / partners)),
  );
  for (const [index, id] of partnerIds.entries()) {
    const data = {
      name: `Partner ${String(index + 1).padStart(4, '0')}`,
      type: 'reseller',
      stage: 'active',
      tier: 'silver',
      owner: 'Camille Roussel',
      city: 'Lyon',
      country: 'FR',
      cadenceDays: 60,
    };
    yield { ...common, c: 'partner', id, v: 1, data };
  }
  const step = years / meetings;
  for (let index = 0; index < meetings; index += 1) {
    const made = newest - Math.floor((index + 1) * step);
    // On the hour of a working day, up to six weeks after it was planned.
    const day = Math.floor(made / dayMs) + between(0, 40);
    const startsAt = new Date(day * dayMs + between(7, 16) * 3_600_000).toISOString();
    const data = {
      partnerId: partnerIds[between(0, partners - 1)] ?? '',
      kind: 'visit',
      state: startsAt < today ? 'held' : 'planned',
      title: sentence(between).slice(0, 60),
      startsAt,
      durationMinutes: 60,
      zone: 'Europe/Paris',
      place: 'Lyon',
      agenda: [],
      attendees: [],
      colleagues: ['Camille Roussel'],
      notes: notes(),
      internalNotes: '',
      decisions: [],
    };
    yield { ...common, c: 'meeting', id: idAt(made), v: 1, data };
  }
}

const dayMs = 86_400_000;

const words =
  `price list quarter order margin stock delivery training renewal budget visit customer demo project quote tender
  remise commande stock livraison formation client visite objectif trimestre devis salon accord marge équipe
  we they agreed asked promised wait send check before after because with for the a next last new open`.split(
    /\s+/,
  );

/** @param {(from: number, to: number) => number} between */
function sentence(between) {
  const length = between(6, 16);
  const chosen = Array.from({ length }, () => words[between(0, words.length - 1)] ?? '');
  return `${chosen.join(' ')} ${between(1, 9999)}.`;
}

/** @param {number} value @param {number} digits */
function hex(value, digits) {
  return value.toString(16).padStart(digits, '0');
}

/** Mulberry32 (Tommy Ettinger, public domain). @param {number} seed */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
