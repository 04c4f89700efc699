import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '#shared/sync/protocol';
import { ensureTenant } from '../../endpoint/accounts';
import { createDiskBlobs } from '../../endpoint/diskBlobs';
import { ensurePerson } from '../../endpoint/people';
import { issueToken } from '../../endpoint/tokens';
import { operation, transaction } from '../support/contractDesk';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';

interface Mutated {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** A fixed seed: what is asked is the same in each run. */
const runs = { numRuns: 250, seed: 20_261_125 };
const secret = 'Confidential-margin-of-the-other-company';
const bytes = (text: string | Buffer) => new Uint8Array(Buffer.from(text));

describe('S13 requests of any sort to any route', () => {
  let folder: string;
  let endpoint: TestEndpoint;
  let token: string;
  /** Places of another company's: what it has, and the same sort of thing that nobody has. */
  let foreign: {
    readonly there: readonly string[];
    readonly nowhere: readonly string[];
    readonly id: string;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escale-mutated-'));
    const blobs = { store: createDiskBlobs(folder), maximumBytes: 1_000_000 };
    endpoint = await startEndpoint({ blobs });
    token = await endpoint.token();
    foreign = await otherCompany(endpoint);
  });
  afterAll(async () => {
    await endpoint.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function ask({ method, path, headers, body }: Mutated, signal = AbortSignal.timeout(20_000)) {
    const response = await fetch(endpoint.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      redirect: 'manual',
      signal,
      ...(body === null || method === 'GET' || method === 'HEAD' ? {} : { body }),
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (isStream) await response.body?.cancel();
    return {
      status: response.status,
      headers: response.headers,
      text: isStream ? '' : await response.text(),
    };
  }

  /** What is wrong with an answer; null for what is as it should be. */
  function faultOf({ method }: Mutated, { status, headers, text }: Awaited<ReturnType<typeof ask>>) {
    if (status >= 500) return `status ${status}: ${text}`;
    if (text.includes(secret)) return 'it shows what is another company’s';
    if (status < 400 || method === 'HEAD') return null;
    if (headers.get('content-type')?.startsWith('application/problem+json') !== true)
      return `no problem: ${text}`;
    return problem.parse(JSON.parse(text)).status === status ? null : `another status: ${text}`;
  }

  test('are answered, or refused by a problem document, and show nothing of another company', async () => {
    const { epoch } = JSON.parse((await ask(get('/v1/capabilities'))).text) as { epoch: string };
    const statuses = new Map<number, number>();
    const outcome = await fc.check(
      fc.asyncProperty(mutated(epoch, [...foreign.there, foreign.id]), async (request) => {
        const answer = await ask(request);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(faultOf(request, answer)).toBeNull();
      }),
      runs,
    );
    expect(fc.defaultReportMessage(outcome) ?? null).toBeNull();
    // A run in which all were refused for one reason would show little.
    expect([...statuses.keys()].filter((status) => status >= 400).length).toBeGreaterThan(4);
    expect((await ask(get('/healthz'))).status).toBe(200);
  });

  test('get the same answer for what another company has as for what nobody has', async () => {
    for (const [index, path] of foreign.there.entries()) {
      for (const method of ['GET', 'HEAD', 'PATCH', 'DELETE']) {
        const headers = {
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
        };
        const body = method === 'PATCH' ? bytes('x') : null;
        const there = await ask({ method, path, headers, body });
        const nowhere = await ask({ method, path: foreign.nowhere[index] ?? '', headers, body });
        expect([method, path, there.status, there.text]).toEqual([
          method,
          path,
          nowhere.status,
          nowhere.text,
        ]);
      }
    }
  });

  test.each([
    [
      'JSON that nests 200,000 deep',
      () => bytes(`{"txs":${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}}`),
    ],
    ['a bomb of 64 MiB in gzip', () => bytes(gzipSync(Buffer.alloc(64 * 1024 * 1024, '[')))],
    ['a bomb within a bomb', () => bytes(gzipSync(gzipSync(Buffer.alloc(64 * 1024 * 1024))))],
    ['UTF-16', () => bytes(Buffer.from(`\ufeff${JSON.stringify({ txs: [] })}`, 'utf16le'))],
    ['a million keys', () => bytes(`{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":0`).join(',')}}`)],
    ['a number of a million digits', () => bytes(`{"txs":${'9'.repeat(1_000_000)}}`)],
  ])('%s is refused at once', async (_name, body) => {
    const content = body();
    const zipped = content[0] === 0x1f && content[1] === 0x8b;
    const headers = { 'content-type': 'application/json', ...(zipped ? { 'content-encoding': 'gzip' } : {}) };
    const request = { method: 'POST', path: '/v1/push', headers, body: content };
    const answer = await ask(request);
    expect([faultOf(request, answer), Math.floor(answer.status / 100)]).toEqual([null, 4]);
  });
});

const get = (path: string): Mutated => ({ method: 'GET', path, headers: {}, body: null });

/** Another company with a record, an attachment, an upload that isn't finished, and a cursor. */
async function otherCompany(endpoint: TestEndpoint) {
  await ensureTenant(endpoint.database, 'other');
  const person = await ensurePerson(endpoint.database, 'other', 'Erika Beispiel', 'manager');
  const token = await issueToken(endpoint.database, { tenant: 'other', person });
  const ask = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: Uint8Array<ArrayBuffer>,
  ) =>
    fetch(endpoint.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const capabilities = (await (await ask('GET', '/v1/capabilities', {})).json()) as { epoch: string };
  const record = operation({ set: { label: secret } });
  const pushed = JSON.stringify({ device: v7(), epoch: capabilities.epoch, txs: [transaction(record)] });
  await ask('POST', '/v1/push', { 'content-type': 'application/json' }, bytes(pushed));
  const { cursor } = (await (await ask('GET', '/v1/changes', {})).json()) as { cursor: string };

  const content = bytes(secret);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const begin = async () => {
    const headers = {
      'upload-length': String(content.length),
      'upload-metadata': `sha256 ${btoa(sha256)}`,
    };
    return (await ask('POST', '/v1/uploads', headers)).headers.get('location') ?? '';
  };
  const [whole, begun] = [await begin(), await begin()];
  const chunk = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
  expect((await ask('PATCH', whole, chunk, content)).status).toBe(204);
  const nobodys = createHash('sha256').update('nobody’s').digest('hex');
  const unknown = Buffer.from('00000000-0000-7000-8000-000000000000|7|nonce').toString('base64url');
  return {
    id: record.id,
    there: [`/v1/blobs/${sha256}`, begun, `/v1/changes?cursor=${cursor}`, `/v1/snapshot?seen=${cursor}`],
    nowhere: [
      `/v1/blobs/${nobodys}`,
      `/v1/uploads/${v7()}`,
      `/v1/changes?cursor=${unknown}`,
      `/v1/snapshot?seen=${unknown}`,
    ],
  };
}

/** Requests that are nearly right, with something else in each place. */
function mutated(epoch: string, foreignPlaces: readonly string[]): fc.Arbitrary<Mutated> {
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1e9',
      '\0',
      '../../etc/passwd',
      "';--",
      '%',
      'null',
      '[]',
      'NaN',
      ...foreignPlaces,
    ),
  );
  const inUrl = strange.map((text) => encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?')));
  const names = fc.constantFrom('cursor', 'limit', 'after', 'scope', 'seen', 'tenant', 'person', 'device');
  const query = fc
    .array(fc.tuple(names, inUrl), { maxLength: 4 })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
  const route = fc.oneof(
    fc.constantFrom(
      '/v1/capabilities',
      '/v1/changes',
      '/v1/snapshot',
      '/v1/push',
      '/v1/events',
      '/v1/uploads',
    ),
    fc.constantFrom(
      '/.well-known/oauth-protected-resource',
      '/healthz',
      '/readyz',
      '/openapi.json',
      '/metrics',
    ),
    inUrl.map((text) => `/v1/blobs/${text}`),
    inUrl.map((text) => `/v1/uploads/${text}`),
    fc.constantFrom(...foreignPlaces.map((place) => (place.startsWith('/') ? place : `/v1/blobs/${place}`))),
    inUrl.map((text) => `/${text}`),
  );
  const path = fc
    .tuple(route, query)
    .map(([place, rest]) => (rest === '' ? place : `${place}${place.includes('?') ? '&' : '?'}${rest}`));
  // What a header can't hold would never leave this side.
  const inHeader = strange.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?').trim());
  const headers = fc.record(
    {
      'content-type': fc.oneof(
        { weight: 4, arbitrary: fc.constant('application/json') },
        fc.constantFrom(
          'application/offset+octet-stream',
          'application/json; charset=utf-16',
          'multipart/form-data',
        ),
        inHeader,
      ),
      'content-encoding': fc.oneof(fc.constantFrom('gzip', 'br', 'gzip, gzip', 'identity'), inHeader),
      'tus-resumable': fc.oneof({ weight: 4, arbitrary: fc.constant('1.0.0') }, inHeader),
      'upload-length': fc.oneof(fc.constantFrom('0', '5', '99999999999999', '1e3'), inHeader),
      'upload-offset': fc.oneof(fc.constantFrom('0', '5'), inHeader),
      'upload-metadata': fc.oneof(fc.constantFrom('sha256', `sha256 ${btoa('x')}`, ','), inHeader),
      'escale-device': fc.oneof(fc.constant(v7()), inHeader),
      'last-event-id': inHeader,
      'if-none-match': inHeader,
      range: fc.oneof(fc.constantFrom('bytes=0-', 'bytes=5-2', 'bytes=-0', 'lines=1-2'), inHeader),
      accept: fc.oneof(fc.constantFrom('text/event-stream', '*/*', 'text/html'), inHeader),
    },
    { requiredKeys: [] },
  );
  const push = fc.record({
    place: fc.constantFrom('device', 'epoch', 'txs', 'seen', 'tenant'),
    value: fc.jsonValue(),
  });
  const body = fc.oneof(
    fc.constant(null),
    fc.uint8Array({ maxLength: 200 }).map((some) => new Uint8Array(some)),
    push.map(({ place, value }) => {
      const right = { device: v7(), epoch, txs: [transaction(operation({ set: { label: 'mine' } }))] };
      return bytes(JSON.stringify({ ...right, [place]: value }));
    }),
    fc.jsonValue().map((value) => bytes(gzipSync(JSON.stringify(value) ?? ''))),
  );
  const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PATCH', 'DELETE', 'PUT', 'OPTIONS');
  return fc.record({ method, path, headers, body });
}
