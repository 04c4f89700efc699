import { once } from 'node:events';
import { createServer } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { couchRoutes } from './couch.mjs';
import { syncRecords } from './records.mjs';

const rows = 1000;
const epoch = 'bench';

/** @typedef {{ partners: number; meetings: number }} Counts */

/**
 * One exchange of a laptop (its token), from its first question to the one for the feed, which it asks once everything
 * before is in its database.
 * @typedef {object} Exchange
 * @property {number} began milliseconds since 1970
 * @property {number} ended the same
 * @property {number} pushed operations that were sent meanwhile
 */

/**
 * @typedef {object} SyncServer
 * @property {string} url
 * @property {readonly string[]} today ids of today's meetings
 * @property {(laptop: string) => Promise<Exchange>} exchange the next one of a laptop
 * @property {() => Promise<void>} close
 */

/**
 * An endpoint that only hands out one big snapshot, by the contract of docs/sync.md, made beforehand and compressed
 * once, and takes whatever is pushed: its own cost must not be taken for the laptop's. For the peers it speaks CouchDB's
 * protocol as well, and takes plain rows at `/bench/push`.
 * @param {Counts} counts
 * @returns {Promise<SyncServer>}
 */
export async function startSyncServer(counts) {
  const { pages, today, couch } = prepared(counts);
  /** @type {Map<string, Exchange & { resolve: (exchange: Exchange) => void }>} */
  const waiting = new Map();

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const laptop = (request.headers.authorization ?? '').replace('Bearer ', '');
    const told = waiting.get(laptop);
    // The bare page and the peers' ask from another origin; the desk never does.
    const origin = {
      'Access-Control-Allow-Origin': request.headers.origin ?? '*',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Headers': 'content-type,accept',
      'Access-Control-Allow-Methods': 'GET,PUT,POST',
      'Access-Control-Max-Age': '7200',
    };
    const answer = (/** @type {Buffer} */ body, status = 200) => {
      const headers = { ...origin, 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      response.writeHead(status, headers).end(body);
    };
    const answerJson = (/** @type {unknown} */ body, status = 200) => answer(packed(body), status);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, origin).end();
      return;
    }
    if (url.pathname.startsWith('/couch/')) {
      void jsonOf(request).then((body) => {
        const { status, json } = couch(request.method ?? 'GET', url, body);
        if (Buffer.isBuffer(json)) answer(json, status);
        else answerJson(json, status);
      });
      return;
    }
    switch (url.pathname) {
      case '/v1/capabilities':
        if (told && Number.isNaN(told.began)) told.began = now();
        answerJson(capabilities());
        return;
      case '/v1/snapshot':
        answer(pages[Number(url.searchParams.get('after') ?? 0)] ?? packed({}));
        return;
      case '/v1/changes':
        if (told && !Number.isNaN(told.began)) {
          waiting.delete(laptop);
          told.resolve({ began: told.began, ended: now(), pushed: told.pushed });
        }
        answerJson({ epoch, changes: [], cursor: 'head', more: false });
        return;
      case '/v1/push':
        void jsonOf(request).then((/** @type {import('#shared/sync/protocol').PushRequest} */ body) => {
          if (told) told.pushed += body.txs.reduce((sum, { ops }) => sum + ops.length, 0);
          answerJson({ results: body.txs.map(applied) });
        });
        return;
      case '/bench/push':
        void jsonOf(request).then((/** @type {unknown[]} */ body) => answerJson({ taken: body.length }));
        return;
      default:
        response.writeHead(404, origin).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    today,
    exchange: (laptop) =>
      new Promise((resolve) => {
        waiting.set(laptop, { resolve, began: Number.NaN, ended: Number.NaN, pushed: 0 });
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** On the same clock as `performance.timeOrigin + performance.now()` in a window of this machine. */
function now() {
  return performance.timeOrigin + performance.now();
}

/** @param {Counts} counts */
function prepared(counts) {
  const total = counts.partners + counts.meetings;
  const count = Math.ceil(total / rows);
  const day = new Date().toISOString().slice(0, 10);
  const couch = couchRoutes(rows);
  /** @type {Buffer[]} */
  const pages = [];
  /** @type {string[]} */
  const today = [];
  /** @type {import('./records.mjs').SyncRecord[]} */
  let page = [];
  const pack = () => {
    const next = pages.length + 1 < count ? String(pages.length + 1) : null;
    pages.push(packed({ epoch, records: page, head: 'head', next, total }));
    page = [];
  };
  for (const record of syncRecords(counts)) {
    page.push(record);
    if (record.c === 'meeting') {
      couch.add(record);
      if (startOf(record).startsWith(day)) today.push(record.id);
    }
    if (page.length === rows) pack();
  }
  if (page.length > 0) pack();
  return { pages, today, couch: couch.ready() };
}

/** @param {import('#shared/sync/protocol').PushRequest['txs'][number]} transaction */
function applied({ tx, ops }) {
  return { tx, status: 'applied', ops: ops.map(({ op, base }) => ({ op, v: base + 1 })) };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<any>} null without a body
 */
async function jsonOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (body.length === 0) return null;
  const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  return JSON.parse(text.toString('utf8'));
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

/** @param {import('./records.mjs').SyncRecord} meeting */
function startOf({ data: { startsAt } }) {
  return typeof startsAt === 'string' ? startsAt : '';
}
