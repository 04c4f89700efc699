import { gzipSync } from 'node:zlib';

/**
 * As much of CouchDB's replication protocol as PouchDB needs to pull documents that were made beforehand and to push
 * (https://docs.couchdb.org/en/stable/replication/protocol.html). The answers with the documents are compressed once,
 * as the desk's pages are.
 *
 * Documents have the id and the fields of the records, each in its first revision.
 * @param {number} batch how many documents PouchDB asks for at once
 */
export function couchRoutes(batch) {
  /** @type {Buffer[]} */
  const batches = [];
  /** @type {string[]} */
  const ids = [];
  /** @type {{ docs: { ok: object }[]; id: string }[]} */
  let page = [];
  const hash = '0'.repeat(32);
  const rev = `1-${hash}`;
  const checkpoints = new Map();

  const pack = () => {
    batches.push(gzipSync(JSON.stringify({ results: page }), { level: 3 }));
    page = [];
  };

  /** @param {import('./records.mjs').SyncRecord} record */
  function add({ id, data }) {
    ids.push(id);
    const ok = { ...data, _id: id, _rev: rev, _revisions: { start: 1, ids: [hash] } };
    page.push({ id, docs: [{ ok }] });
    if (page.length === batch) pack();
  }

  /** @param {URL} url */
  function changes({ searchParams }) {
    const since = Number(searchParams.get('since') ?? 0);
    const found = ids.slice(since, since + Number(searchParams.get('limit') ?? batch));
    const results = found.map((id, index) => ({ id, seq: since + index + 1, changes: [{ rev }] }));
    const last = since + found.length;
    return { results, last_seq: last, pending: ids.length - last };
  }

  /** @param {{ docs: readonly { id: string }[] }} asked */
  function documents({ docs }) {
    const index = ids.indexOf(docs[0]?.id ?? '');
    const whole = index % batch === 0 && docs.length === Math.min(batch, ids.length - index);
    if (!whole) throw new Error('the peer asks for other documents than those of a batch');
    return batches[index / batch] ?? null;
  }

  /**
   * @param {string} method
   * @param {URL} url
   * @param {any} body
   * @returns {{ status: number; json: unknown }}
   */
  function answer(method, url, body) {
    const [, , , ...rest] = url.pathname.split('/');
    const path = rest.join('/');
    if (path === '' && method === 'GET')
      return { status: 200, json: { db_name: 'meetings', doc_count: ids.length, update_seq: ids.length } };
    if (path.startsWith('_local/')) {
      if (method === 'PUT') checkpoints.set(path, body);
      const stored = checkpoints.get(path);
      if (method === 'PUT') return { status: 201, json: { ok: true, id: path, rev: '0-1' } };
      return stored ? { status: 200, json: { ...stored, _rev: '0-1' } } : { status: 404, json: missing };
    }
    switch (path) {
      case '_changes':
        return { status: 200, json: changes(url) };
      case '_bulk_get':
        return { status: 200, json: documents(body) };
      case '_revs_diff':
        return { status: 200, json: revisionsWanted(body, rev) };
      case '_bulk_docs':
        return { status: 201, json: [] };
      default:
        return { status: 404, json: missing };
    }
  }

  return {
    add,
    ready: () => {
      if (page.length > 0) pack();
      return answer;
    },
  };
}

const missing = { error: 'not_found', reason: 'missing' };

/**
 * @param {Record<string, readonly string[]>} offered
 * @param {string} known the revision of what was handed out
 */
function revisionsWanted(offered, known) {
  const wanted = Object.entries(offered).filter(([, revisions]) => !revisions.includes(known));
  return Object.fromEntries(wanted.map(([id, revisions]) => [id, { missing: revisions }]));
}
