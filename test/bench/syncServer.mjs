import { once } from 'node:events';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { syncRecords } from './syncRecords.mjs';

const rows = 1000;
const epoch = 'bench';

/**
 * @typedef {object} SyncServer
 * @property {string} url
 * @property {number} records how many a first sync fetches
 * @property {(laptop: string) => Promise<number>} firstSync milliseconds from the first question of a laptop (its token)
 *   to the one for the feed, which it asks once the last page is in its database
 */

/**
 * An endpoint that only hands out one big snapshot, by the contract of docs/sync.md, made beforehand and compressed
 * once: its own cost must not be taken for the laptop's.
 * @param {{ partners: number; meetings: number }} counts
 * @returns {Promise<SyncServer & { close(): Promise<void> }>}
 */
export async function startSyncServer(counts) {
  const records = syncRecords(counts);
  const pages = pagesOf(records);
  /** @type {Map<string, { resolve: (ms: number) => void; began: number }>} */
  const waiting = new Map();

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const laptop = (request.headers.authorization ?? '').replace('Bearer ', '');
    const told = waiting.get(laptop);
    const answer = (/** @type {Buffer} */ body) => {
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
        // The bare page asks from another origin; the desk never does.
        'Access-Control-Allow-Origin': '*',
      });
      response.end(body);
    };
    switch (url.pathname) {
      case '/v1/capabilities':
        if (told && Number.isNaN(told.began)) told.began = performance.now();
        answer(packed(capabilities()));
        return;
      case '/v1/snapshot':
        answer(pages[Number(url.searchParams.get('after') ?? 0)] ?? packed({}));
        return;
      case '/v1/changes':
        if (told) told.resolve(performance.now() - told.began);
        waiting.delete(laptop);
        answer(packed({ epoch, changes: [], cursor: 'head', more: false }));
        return;
      default:
        response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    records: records.length,
    firstSync: (laptop) =>
      new Promise((resolve) => {
        waiting.set(laptop, { resolve, began: Number.NaN });
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @param {readonly unknown[]} records */
function pagesOf(records) {
  const count = Math.ceil(records.length / rows);
  return Array.from({ length: count }, (_, index) =>
    packed({
      epoch,
      records: records.slice(index * rows, (index + 1) * rows),
      head: 'head',
      next: index + 1 < count ? String(index + 1) : null,
      total: records.length,
    }),
  );
}

/** @param {unknown} body */
function packed(body) {
  return gzipSync(JSON.stringify(body), { level: 3 });
}

function capabilities() {
  return {
    protocol: 1,
    epoch,
    tenant: { id: 'bench', name: 'Bench' },
    person: { id: 'person-1', name: 'Camille Roussel' },
    people: [{ id: 'person-1', name: 'Camille Roussel' }],
    limits: {
      pushOperations: 500,
      pushBytes: 4_194_304,
      pullRows: rows,
      pullBytes: 8_388_608,
      recordBytes: 1_048_576,
    },
    encodings: ['gzip'],
    now: new Date().toISOString(),
  };
}
