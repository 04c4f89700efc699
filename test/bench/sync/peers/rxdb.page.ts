import { createRxDatabase } from 'rxdb/plugins/core';
import type { RxCollection } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { SnapshotResponse } from '#shared/sync/protocol';
import type { PeerTimes } from './peerTimes';

type Document = Readonly<Record<string, unknown>> & { readonly id: string };

/** Measured as the fastest of 200, 1,000 and 5,000. */
const batch = 1000;
const text = (maxLength: number) => ({ type: 'string', maxLength });

/** The fields that are looked for, with the desk's indexes; all others are stored as they come. */
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(36),
    partnerId: text(36),
    state: text(12),
    startsAt: text(24),
    kind: { type: 'string' },
    title: { type: 'string' },
    durationMinutes: { type: 'integer' },
    zone: { type: 'string' },
    place: { type: 'string' },
    agenda: { type: 'array' },
    attendees: { type: 'array' },
    colleagues: { type: 'array' },
    notes: { type: 'string' },
    internalNotes: { type: 'string' },
    decisions: { type: 'array' },
  },
  required: ['id', 'partnerId', 'state', 'startsAt'],
  indexes: [['partnerId', 'state', 'startsAt'], ['partnerId', 'startsAt'], 'startsAt'],
};

/** Pulls the meetings by RxDB's HTTP replication, then changes so many and pushes them. */
export async function measure(url: string, meetings: number, edits: number): Promise<PeerTimes> {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'relaxed' });
  const database = await createRxDatabase({ name: 'bench-rxdb', storage, multiInstance: false });
  const { meeting } = await database.addCollections({ meeting: { schema } });
  if (!meeting) throw new Error('no collection');

  const began = performance.now();
  await replicate(meeting, url);
  const first = performance.now() - began;
  const count = await meeting.count().exec();
  if (count !== meetings) throw new Error(`${count} of ${meetings}`);
  if (edits === 0) return { first, push: Number.NaN };

  const found = await meeting.find({ limit: edits }).exec();
  await meeting.bulkUpsert(found.map((document) => ({ ...document.toJSON(), place: 'Room 7' })));
  const pushing = performance.now();
  const pushed = await replicate(meeting, url);
  if (pushed !== edits) throw new Error(`${pushed} of ${edits} pushed`);
  return { first, push: performance.now() - pushing };
}

/** @returns how many documents were pushed */
async function replicate(collection: RxCollection, url: string): Promise<number> {
  let pushed = 0;
  const replication = replicateRxCollection<Document, { readonly next: string }>({
    collection,
    replicationIdentifier: 'bench',
    live: false,
    waitForLeadership: false,
    deletedField: '_deleted',
    pull: {
      batchSize: batch,
      handler: async (last) => {
        if (last?.next === 'end') return { documents: [], checkpoint: last };
        const answer = await fetch(`${url}/v1/snapshot?limit=${batch}${last ? `&after=${last.next}` : ''}`);
        const { records, next } = (await answer.json()) as SnapshotResponse;
        const documents = records
          .filter(({ c }) => c === 'meeting')
          .map(({ id, data }) => ({ ...data, id, _deleted: false }));
        // An empty page would be the end, and the first one holds the partners alone.
        if (documents.length === 0 && next !== null) {
          const second = await fetch(`${url}/v1/snapshot?limit=${batch}&after=${next}`);
          const page = (await second.json()) as SnapshotResponse;
          return {
            documents: page.records.map(({ id, data }) => ({ ...data, id, _deleted: false })),
            checkpoint: { next: page.next ?? 'end' },
          };
        }
        return { documents, checkpoint: { next: next ?? 'end' } };
      },
    },
    push: {
      batchSize: batch,
      handler: async (rows) => {
        const body = JSON.stringify(rows.map(({ newDocumentState }) => newDocumentState));
        await fetch(`${url}/bench/push`, { method: 'POST', body });
        pushed += rows.length;
        return [];
      },
    },
  });
  const failed = new Promise<never>((_resolve, reject) => {
    replication.error$.subscribe((error) => reject(error));
  });
  await Promise.race([replication.awaitInitialReplication(), failed]);
  await replication.cancel();
  return pushed;
}
