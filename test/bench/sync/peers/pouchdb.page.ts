import adapter from 'pouchdb-adapter-indexeddb';
import http from 'pouchdb-adapter-http';
import PouchDB from 'pouchdb-core';
import find from 'pouchdb-find';
import mapreduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';
import type { PeerTimes } from './peerTimes';

PouchDB.plugin(mapreduce).plugin(find).plugin(adapter).plugin(http).plugin(replication);

/** Measured as faster than 100; its other adapter for IndexedDB didn't come to an end. */
const batch = 1000;
const indexes = [['partnerId', 'state', 'startsAt'], ['partnerId', 'startsAt'], ['startsAt']];

/** Pulls the meetings by CouchDB's replication and indexes them, then changes so many and pushes them. */
export async function measure(url: string, meetings: number, edits: number): Promise<PeerTimes> {
  const db = new PouchDB('bench-pouchdb', { adapter: 'indexeddb' });
  await db.info();
  const remote = new PouchDB(`${url}/couch/meetings`, { skip_setup: true });

  const began = performance.now();
  const pulled = await db.replicate.from(remote, { batch_size: batch, batches_limit: 10 });
  if (pulled.docs_written !== meetings) throw new Error(`${pulled.docs_written} of ${meetings}`);
  // Its indexes are made by the first question that needs them.
  for (const fields of indexes) {
    const name = fields.join('-');
    await db.createIndex({ index: { fields, name, ddoc: name } });
    const selector = Object.fromEntries(fields.map((field) => [field, { $gte: '' }]));
    await db.find({ selector, limit: 1, use_index: [name, name] });
  }
  const first = performance.now() - began;
  if (edits === 0) return { first, push: Number.NaN };

  const found = await db.allDocs({ include_docs: true, limit: edits, endkey: '_' });
  await db.bulkDocs(found.rows.map(({ doc }) => ({ ...doc, place: 'Room 7' })));
  const pushing = performance.now();
  const pushed = await db.replicate.to(remote, {
    batch_size: batch,
    filter: ({ _id }) => !_id.startsWith('_design/'),
  });
  if (pushed.docs_written !== edits) throw new Error(`${pushed.docs_written} of ${edits} pushed`);
  return { first, push: performance.now() - pushing };
}
