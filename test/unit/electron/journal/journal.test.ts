import { appendFile, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalFault } from '#shared/bridge/journal';
import { realDisk } from '../../../../electron/journal/disk';
import type { JournalDisk } from '../../../../electron/journal/disk';
import { createJournal, lowSpace } from '../../../../electron/journal/journal';
import type { Journal, JournalOptions } from '../../../../electron/journal/journal';
import { headerBytes } from '../../../../electron/journal/segmentHeader';
import type { Keyring } from '../../../../electron/keyring';
import { aChange, aWrite, idOf, settled } from '../../../support/journalEntries';
import { closedKeyring, fakeKeyring, fullDisk } from '../../../support/journalParts';

let folder: string;
let faults: (JournalFault | null)[];
const open: Journal[] = [];

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'escale-journal-')), 'journal');
  faults = [];
});
afterEach(async () => {
  for (const journal of open.splice(0)) await journal.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

function journalOf(more: Partial<JournalOptions> = {}): Journal {
  const journal = createJournal({
    folder,
    keyring: closedKeyring,
    disk: { ...realDisk, freeBytes: async () => 10 * lowSpace },
    now: Date.now,
    onFault: (fault) => faults.push(fault),
    ...more,
  });
  open.push(journal);
  return journal;
}

/** What a next start finds. */
async function reopened(keyring: Keyring = closedKeyring) {
  return journalOf({ keyring }).open();
}

async function segmentFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.journal')).toSorted();
}

describe('the journal', () => {
  it('is empty and without data on a new profile', async () => {
    expect(await journalOf().open()).toEqual({
      writes: [],
      lastSeq: 0,
      damagedBytes: 0,
      lockedBytes: 0,
      leftToEndpoint: false,
      hadData: false,
    });
  });

  it('S85 gives back at the next start what was appended, without what was settled', async () => {
    const journal = journalOf();
    await journal.open();
    expect(await journal.append([aWrite(1, 'a', 'b'), aWrite(2, 'a')])).toEqual({ ok: true });
    expect(await journal.append([settled(['a', 1])])).toEqual({ ok: true });
    const replay = await reopened();
    expect(replay.writes).toEqual([aWrite(1, 'b'), aWrite(2, 'a')]);
    expect(replay).toMatchObject({ lastSeq: 2, hadData: true, damagedBytes: 0 });
  });

  it('answers the same again when the page is loaded again, with what came meanwhile', async () => {
    const journal = journalOf();
    await journal.open();
    await journal.append([aWrite(1, 'a')]);
    expect((await journal.open()).writes).toEqual([aWrite(1, 'a')]);
    await journal.append([aWrite(2, 'b')]);
    expect((await journal.open()).writes.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('S84 reads only what the database cannot hold', async () => {
    for (const seq of [1, 2, 3]) {
      const journal = journalOf();
      await journal.open();
      await journal.append([aWrite(seq, 'a')]);
      await journal.close();
    }
    const [first] = await segmentFiles();
    await writeFile(join(folder, first ?? ''), await damagedCopy(join(folder, first ?? '')));
    const replay = await journalOf().open(2);
    expect(replay.writes.map(({ seq }) => seq)).toEqual([3]);
    expect(replay).toMatchObject({ lastSeq: 3, damagedBytes: 0 });
    expect((await journalOf().open()).damagedBytes).toBeGreaterThan(0);
  });

  it('S84 needn’t be read at all by a start whose database holds everything, when it was closed in peace', async () => {
    const journal = journalOf();
    await journal.open();
    await journal.append([aWrite(1, 'a'), aWrite(2, 'b')]);
    await journal.close();
    const [written] = await segmentFiles();
    await writeFile(join(folder, written ?? ''), await damagedCopy(join(folder, written ?? '')));
    expect(await journalOf().open(2)).toMatchObject({
      writes: [],
      lastSeq: 2,
      damagedBytes: 0,
      hadData: true,
    });
    expect((await journalOf().open(1)).damagedBytes).toBeGreaterThan(0);
  });

  it('S87 answers what is appended while it reads as well, and gives no number out twice', async () => {
    const journal = journalOf();
    await journal.open();
    // Reading so many takes the journal many turns.
    await journal.append(Array.from({ length: 8_000 }, (_x, index) => aWrite(index + 1, `r${index}`)));
    const reading = journal.open();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await journal.append([aWrite(8_001, 'late')]);
    const { writes, lastSeq } = await reading;
    expect(writes.at(-1)?.seq).toBe(8_001);
    expect(lastSeq).toBe(8_001);
  });

  it('leaves out what the database holds, in a segment that has more as well', async () => {
    const journal = journalOf();
    await journal.open();
    await journal.append([aWrite(1, 'a'), aWrite(2, 'b'), aWrite(3, 'c'), settled(['c', 3])]);
    await journal.append([aWrite(4, 'd')]);
    await journal.close();
    expect((await journalOf().open(2)).writes).toEqual([aWrite(4, 'd')]);
    expect(await journalOf().open(4)).toMatchObject({ writes: [], lastSeq: 4, hadData: true });
    expect(await journalOf().open(9)).toMatchObject({ writes: [], lastSeq: 9 });
    expect((await journalOf().open()).writes).toHaveLength(3);
  });

  it('S89 says whether the database lacks what was settled, which it leaves to the endpoint', async () => {
    const journal = journalOf();
    await journal.open();
    await journal.append([aWrite(1, 'a'), aWrite(2, 'b'), settled(['b', 2]), aWrite(3, 'c')]);
    await journal.close();
    expect(await journalOf().open(1)).toMatchObject({ writes: [aWrite(3, 'c')], leftToEndpoint: true });
    expect(await journalOf().open(2)).toMatchObject({ writes: [aWrite(3, 'c')], leftToEndpoint: false });
  });

  it('S80 keeps the order and loses none of many appends at once', async () => {
    const journal = journalOf();
    await journal.open();
    const results = await Promise.all(
      Array.from({ length: 200 }, (_x, index) => journal.append([aWrite(index + 1, `r${index}`)])),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect((await reopened()).writes.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 200 }, (_x, index) => index + 1),
    );
  });

  it('closes a segment before it grows past 8 MiB', async () => {
    const journal = journalOf();
    await journal.open();
    const { randomBytes } = await import('node:crypto');
    for (let seq = 1; seq <= 12; seq += 1) {
      const notes = randomBytes(700_000).toString('base64');
      await journal.append([aWrite(seq, aChange(`r${seq}`, { data: { notes } }))]);
    }
    const sizes = await Promise.all(
      (await segmentFiles()).map(async (name) => (await stat(join(folder, name))).size),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * 1024 * 1024);
    expect((await reopened()).writes).toHaveLength(12);
  });
});

async function damagedCopy(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  bytes[headerBytes + 20] = (bytes[headerBytes + 20] ?? 0) ^ 0xff;
  return bytes;
}

async function threeWrites(): Promise<{ file: string; bytes: Buffer; lastStart: number }> {
  const journal = journalOf();
  await journal.open();
  await journal.append([aWrite(1, 'a'), aWrite(2, 'b')]);
  const [name] = await segmentFiles();
  const file = join(folder, name ?? '');
  const lastStart = (await stat(file)).size;
  await journal.append([aWrite(3, 'c')]);
  await journal.close();
  return { file, bytes: await readFile(file), lastStart };
}

describe('S81 a damaged journal', () => {
  it('cut off at any byte of its last entry keeps all before, and the bytes aside', async () => {
    const { file, bytes, lastStart } = await threeWrites();
    for (let cut = lastStart; cut < bytes.byteLength; cut += 1) {
      await writeFile(file, bytes.subarray(0, cut));
      const replay = await reopened();
      expect(replay.writes.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(replay.damagedBytes).toBe(cut - lastStart);
      expect((await reopened()).damagedBytes).toBe(0);
    }
    const aside = await readFile(`${file}.${lastStart}.damaged`);
    expect(aside.equals(bytes.subarray(lastStart, bytes.byteLength - 1))).toBe(true);
  });

  it('with a byte flipped anywhere loses one entry at the most, and never a later one', async () => {
    const { file, bytes } = await threeWrites();
    for (let at = 0; at < bytes.byteLength; at += 7) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      await writeFile(file, damaged);
      const seqs = (await reopened()).writes.map(({ seq }) => seq);
      expect(seqs).toHaveLength(at < headerBytes ? 3 : 2);
    }
  });

  it('goes on in a new segment, and later ones are read behind a damaged one', async () => {
    const { file } = await threeWrites();
    await truncate(file, (await stat(file)).size - 5);
    const next = journalOf();
    expect((await next.open()).writes.map(({ seq }) => seq)).toEqual([1, 2]);
    await next.append([aWrite(4, 'd')]);
    await next.close();
    await appendFile(file, Buffer.alloc(100, 7));
    expect((await reopened()).writes.map(({ seq }) => seq)).toEqual([1, 2, 4]);
  });

  it('S87 of which nothing can be read still says that there was data', async () => {
    const { file, bytes } = await threeWrites();
    await writeFile(file, Buffer.alloc(bytes.byteLength));
    expect(await reopened()).toMatchObject({ writes: [], hadData: true, damagedBytes: bytes.byteLength });
  });
});

describe('S82 the key of the journal', () => {
  it('is encrypted where there is a keyring, and lies in a private file elsewhere', async () => {
    const protectedOne = journalOf({ keyring: fakeKeyring('k') });
    await protectedOne.append([aWrite(1, 'a')]);
    expect((await protectedOne.status()).keyProtected).toBe(true);
    expect((await reopened(fakeKeyring('k'))).writes).toHaveLength(1);

    const open2 = journalOf();
    await open2.append([aWrite(2, 'b')]);
    expect((await open2.status()).keyProtected).toBe(false);
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    }
  });

  it('that the keyring does not give locks its entries, which come back with it', async () => {
    const journal = journalOf({ keyring: fakeKeyring('k') });
    await journal.append([aWrite(1, 'a')]);
    await journal.close();
    const without = journalOf();
    const replay = await without.open();
    expect(replay).toMatchObject({ writes: [], hadData: true, damagedBytes: 0 });
    expect(replay.lockedBytes).toBeGreaterThan(0);
    await without.append([aWrite(2, 'b')]);
    await without.tidy();
    await without.close();
    const again = await reopened(fakeKeyring('k'));
    expect(again.writes.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(again.lockedBytes).toBe(0);
  });
});

describe('S83 a journal that cannot be written', () => {
  it('says that the disk is full, loses nothing before, and goes on when there is room', async () => {
    const disk = fullDisk(2_000);
    const journal = journalOf({ disk });
    await journal.open();
    let seq = 0;
    let result: Awaited<ReturnType<Journal['append']>>;
    do {
      seq += 1;
      result = await journal.append([aWrite(seq, `r${seq}`)]);
    } while (result.ok);
    expect(result).toEqual({ ok: false, fault: 'diskFull', detail: 'ENOSPC' });
    expect(faults).toEqual(['diskFull']);
    expect((await reopened()).writes).toHaveLength(seq - 1);

    disk.room(1_000_000);
    expect(await journal.append([aWrite(seq, `r${seq}`)])).toEqual({ ok: true });
    expect(faults).toEqual(['diskFull', null]);
    const replay = await reopened();
    expect(replay.writes).toHaveLength(seq);
    expect(replay.damagedBytes).toBe(0);
  });

  it('says so where the folder cannot be made', async () => {
    await writeFile(join(folder, '..', 'file'), 'x');
    const journal = journalOf({ folder: join(folder, '..', 'file', 'journal') });
    expect(await journal.append([aWrite(1, 'a')])).toMatchObject({ ok: false, fault: 'notWritable' });
    expect((await journal.status()).fault).toBe('notWritable');
  });

  it('tells below 500 MB, and takes what was typed all the same', async () => {
    let free = lowSpace - 1;
    const disk: JournalDisk = { ...realDisk, freeBytes: async () => free };
    const journal = journalOf({ disk });
    await journal.open();
    expect(await journal.append([aWrite(1, 'a')])).toEqual({ ok: true });
    expect(await journal.status()).toMatchObject({ fault: 'diskFull', freeBytes: free });
    expect(faults).toEqual(['diskFull']);
    free = lowSpace;
    expect((await journal.status()).fault).toBeNull();
    expect(faults).toEqual(['diskFull', null]);
  });
});

describe('S86 tidying', () => {
  const day = 24 * 60 * 60 * 1000;
  let clock = Date.now();
  const now = () => clock;
  beforeEach(() => (clock = Date.now()));

  async function aDay(...entries: Parameters<Journal['append']>[0]): Promise<void> {
    const journal = journalOf({ now });
    await journal.open();
    await journal.append(entries);
    await journal.close();
  }
  async function tidyAfter(days: number): Promise<void> {
    clock += days * day;
    const journal = journalOf({ now });
    await journal.open();
    await journal.tidy();
    await journal.close();
  }

  it('S87 removes what has been settled for 14 days, and remembers that there was data', async () => {
    await aDay(aWrite(1, 'a'));
    await aDay(settled(['a', 1]));
    await tidyAfter(0);
    await tidyAfter(13);
    // Two that were written, each with the empty one behind it.
    expect(await segmentFiles()).toHaveLength(4);
    await tidyAfter(2);
    expect(await segmentFiles()).toHaveLength(0);
    expect(await reopened()).toMatchObject({ writes: [], lastSeq: 1, hadData: true });
  });

  it('keeps whatever is unsettled, however old, in fewer bytes', async () => {
    await aDay(aWrite(1, 'a', 'b'), aWrite(2, 'a'), aWrite(3, 'a'));
    await aDay(settled(['b', 1]));
    await tidyAfter(400);
    await tidyAfter(400);
    const replay = await reopened();
    expect(replay.writes.map(({ seq, changes }) => [seq, changes.map(({ id }) => id)])).toEqual([
      [3, [idOf('a')]],
    ]);
    expect(replay.lastSeq).toBe(3);
  });

  it('S85 never brings back what was settled, whichever segments went', async () => {
    await aDay(aWrite(1, 'a'));
    await aDay(settled(['a', 1]), aWrite(2, 'b'));
    await aDay(aWrite(3, 'c'), settled(['c', 3]));
    for (const days of [0, 15, 15, 15]) {
      await tidyAfter(days);
      expect((await reopened()).writes.flatMap(({ changes }) => changes.map(({ id }) => id))).toEqual([
        idOf('b'),
      ]);
    }
  });

  it('does not disturb appends that go on meanwhile', async () => {
    await aDay(aWrite(1, 'a'));
    clock += 30 * day;
    const journal = journalOf({ now });
    await journal.open();
    const appends = Array.from({ length: 50 }, (_x, index) =>
      journal.append([aWrite(index + 2, `r${index}`)]),
    );
    await Promise.all([journal.tidy(), ...appends]);
    await journal.close();
    const replay = await reopened();
    expect(replay.writes.map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_x, index) => index + 1));
    expect(replay.damagedBytes).toBe(0);
  });
});
