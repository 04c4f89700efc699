import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { v7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { collectFiles } from '../../../renderer/attachments/collectFiles';
import { getMeta } from '../../../renderer/data/meta';
import { create, remove } from '../../../renderer/data/mutation';
import { attachmentsOf, referredFiles } from '../../../renderer/data/queries/attachments';
import { createSyncStore } from '../../../renderer/data/syncStore';
import { aMeeting, anAttachment, aPartner } from '../../support/builders';
import { uuid } from '../../support/syncValues';
import { testDesk } from '../../support/testDesk';
import type { TestDesk } from '../../support/testDesk';

const sha = (letter: string) => letter.repeat(64);
let desk: TestDesk;

beforeEach(async () => {
  desk = testDesk();
  await desk.write(
    create('partner', uuid(1), aPartner()),
    create('meeting', uuid(2), aMeeting()),
    create('attachment', uuid(11), anAttachment({ sha256: sha('a') })),
    create('attachment', uuid(12), anAttachment({ sha256: sha('b'), meetingId: uuid(2) })),
    create('attachment', uuid(13), anAttachment({ sha256: sha('a'), partnerId: uuid(9) })),
  );
});

describe('attachments', () => {
  it('of a partner include those of its meetings, the newest first', async () => {
    expect((await attachmentsOf(desk.db, 'partnerId', uuid(1))).map(({ id }) => id)).toEqual([
      uuid(12),
      uuid(11),
    ]);
    expect((await attachmentsOf(desk.db, 'meetingId', uuid(2))).map(({ id }) => id)).toEqual([uuid(12)]);
  });

  it('are internal until somebody shares them', async () => {
    const [row] = await attachmentsOf(desk.db, 'meetingId', uuid(2));
    expect(row?.data.internal).toBe(true);
  });

  it('are still referred to from the trash, and each file once', async () => {
    await desk.write(remove('attachment', uuid(12)));
    await desk.db.outbox.clear();
    expect((await referredFiles(desk.db)).toSorted()).toEqual([sha('a'), sha('b')]);
    await desk.db.trash.clear();
    expect(await referredFiles(desk.db)).toEqual([sha('a')]);
  });

  it('S124 that go out of sight have the shell remove their files at once', async () => {
    const { db } = desk;
    // A live query asks whether there is any database at all.
    Dexie.dependencies.indexedDB = new IDBFactory();
    await db.outbox.clear();
    const store = createSyncStore({ strict: db, relaxed: db, makeId: () => v7() });
    const scope = { durability: 'strict', collections: ['attachment'] } as const;
    const gone = [uuid(11), uuid(12)].map((id) => ({ c: 'attachment', id }));
    const asked: (readonly string[])[][] = [];
    const files = {
      collect: async (...args: (readonly string[])[]) => {
        asked.push(args);
        return 0;
      },
    };
    const timers: (() => void)[] = [];
    collectFiles(db, { files, app: { log: async () => undefined } } as never, (ms, callback) => {
      if (ms < 60_000) timers.push(callback);
    });
    await store.transaction(scope, (transaction) => transaction.forget(gone));
    await vi.waitFor(() => expect(timers).toHaveLength(1));
    timers[0]?.();
    await vi.waitFor(async () => expect(await getMeta(db, 'letGo')).toEqual([]));
    // The first of the two is another record’s file too, and stays for that.
    expect(asked).toEqual([[[sha('a')], [sha('a'), sha('b')]]]);
  });

  it('are still referred to by a change that waits to be sent', async () => {
    await desk.db.records('attachment').clear();
    expect((await referredFiles(desk.db)).toSorted()).toEqual([sha('a'), sha('b')]);
  });
});
