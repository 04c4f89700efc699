import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEndpointCall } from '../../electron/attachments/endpointCall';
import { createFileStore } from '../../electron/attachments/fileStore';
import { createTransfer } from '../../electron/attachments/transfer';
import { openTransferLedger } from '../../electron/attachments/transferLedger';
import { createDiskBlobs } from '../../endpoint/diskBlobs';
import { openCuttingLine } from '../support/cuttingLine';
import type { CuttingLine } from '../support/cuttingLine';
import { startEndpoint } from '../support/endpoint';
import type { TestEndpoint } from '../support/endpoint';
import { seededRandom } from '../support/seededRandom';

const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

let folder: string;
let endpoint: TestEndpoint;
let token: string;
const started: { stop: () => void }[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-transfer-'));
  const blobs = { store: createDiskBlobs(join(folder, 'endpoint')), maximumBytes: 20_000_000 };
  endpoint = await startEndpoint({ blobs });
  token = await endpoint.token();
});
afterAll(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The laptop's side, over a line of its own; a second start of the same laptop has the same name. */
function laptop(name: string, url: string, more: { offline?: () => boolean } = {}) {
  const place = join(folder, name);
  const store = createFileStore(place);
  const source = { tokenFor: async () => token, renewed: async () => null };
  let ledger: ReturnType<typeof openTransferLedger> | null = null;
  const transfer = createTransfer({
    store,
    call: createEndpointCall({
      state: () => ({ endpoint: url, offline: more.offline?.() ?? false }),
      tokens: () => source,
      fetch,
      stallLimit: 5_000,
    }),
    ledger: () => (ledger ??= openTransferLedger(`${place}.json`, url)),
    changed: () => undefined,
    // Pauses of nothing, so that only their order counts.
    random: () => 0,
    after: (ms, callback) => {
      const timer = setTimeout(callback, Math.min(ms, 20));
      return () => clearTimeout(timer);
    },
    warn: () => undefined,
  });
  started.push(transfer);
  return { store, transfer };
}
const atEndpoint = async (sha256: string) => {
  const answer = await fetch(`${endpoint.url}/v1/blobs/${sha256}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
};
const patiently = { timeout: 20_000, interval: 25 };

describe('files between a laptop and its endpoint', () => {
  let line: CuttingLine;
  beforeEach(async () => {
    const random = seededRandom(11);
    line = await openCuttingLine(endpoint.url, () => 20_000 + random.below(700_000));
  });
  afterEach(async () => {
    for (const { stop } of started.splice(0)) stop();
    await line.close();
  });

  test(
    'S122 get there whole over a line that breaks at random, and from there to another laptop',
    { timeout: 60_000 },
    async () => {
      const content = randomBytes(6_000_000);
      const sha256 = shaOf(content);
      const file = { sha256, size: content.length };
      const anne = laptop('anne', line.url);
      await anne.store.put(once(content));
      anne.transfer.want({ upload: [file], held: [], download: [] });
      await vi.waitFor(async () => expect(await anne.transfer.isSent(sha256)).toBe(true), patiently);
      expect(line.cuts()).toBeGreaterThan(5);
      expect((await atEndpoint(sha256))?.equals(content)).toBe(true);

      const before = line.cuts();
      const bruno = laptop('bruno', line.url);
      bruno.transfer.want({ upload: [], held: [], download: [file] });
      await vi.waitFor(async () => expect(await bruno.store.size(sha256)).toBe(content.length), patiently);
      expect(line.cuts() - before).toBeGreaterThan(3);
      expect((await readFile(bruno.store.pathOf(sha256))).equals(content)).toBe(true);
    },
  );

  test('S122 go on after a restart with where they were, and never twice', { timeout: 60_000 }, async () => {
    const content = randomBytes(5_000_000);
    const sha256 = shaOf(content);
    const want = { upload: [{ sha256, size: content.length }], held: [], download: [] };
    const first = laptop('claire', line.url);
    await first.store.put(once(content));
    first.transfer.want(want);
    await vi.waitFor(() => expect(first.transfer.moving()?.done ?? 0).toBeGreaterThan(500_000), patiently);
    first.transfer.stop();
    await vi.waitFor(() => expect(first.transfer.moving()).toBe(null), patiently);
    line.mend();
    const again = laptop('claire', line.url);
    const seen: number[] = [];
    again.transfer.want(want);
    await vi.waitFor(async () => {
      const done = again.transfer.moving()?.done;
      if (done !== undefined && done > 0) seen.push(done);
      expect(await again.transfer.isSent(sha256)).toBe(true);
    }, patiently);
    expect(seen[0] ?? 500_000).toBeGreaterThanOrEqual(500_000);
    expect((await atEndpoint(sha256))?.equals(content)).toBe(true);
  });

  test('S123 wait while the person is offline, and go when they come back', async () => {
    line.mend();
    let offline = true;
    const content = randomBytes(50_000);
    const sha256 = shaOf(content);
    const { store, transfer } = laptop('denis', line.url, { offline: () => offline });
    await store.put(once(content));
    transfer.want({ upload: [{ sha256, size: content.length }], held: [], download: [] });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await atEndpoint(sha256)).toBe(null);
    offline = false;
    transfer.kick();
    await vi.waitFor(async () => expect(await transfer.isSent(sha256)).toBe(true), patiently);
  });

  test('S122 that this disk has spoilt are seen by nobody, and hold up none of the others', async () => {
    line.mend();
    const spoilt = randomBytes(60_000);
    const sound = randomBytes(40_000);
    const { store, transfer } = laptop('elsa', line.url);
    await store.put(once(spoilt));
    await store.put(once(sound));
    const flipped = Buffer.from(spoilt);
    flipped.writeUInt8(flipped.readUInt8(31_337) ^ 1, 31_337);
    await writeFile(store.pathOf(shaOf(spoilt)), flipped);
    const upload = [spoilt, sound].map((content) => ({ sha256: shaOf(content), size: content.length }));
    transfer.want({ upload, held: [], download: [] });
    await vi.waitFor(async () => expect(await transfer.isSent(shaOf(sound))).toBe(true), patiently);
    expect(await atEndpoint(shaOf(spoilt))).toBe(null);
    expect(await atEndpoint(shaOf(flipped))).toBe(null);
    expect(await store.size(shaOf(spoilt))).toBe(null);
  });

  test('S120 with a byte that flipped on the way are refused and fetched again', async () => {
    line.mend();
    const content = randomBytes(80_000);
    const file = { sha256: shaOf(content), size: content.length };
    const sender = laptop('fanny', line.url);
    await sender.store.put(once(content));
    sender.transfer.want({ upload: [file], held: [], download: [] });
    await vi.waitFor(async () => expect(await sender.transfer.isSent(file.sha256)).toBe(true), patiently);
    const { store, transfer } = laptop('gael', line.url);
    // The first half came flipped, the line broke, and the rest is fetched.
    await store.put(once(randomBytes(10)));
    const half = Buffer.from(content.subarray(0, 40_000));
    half.writeUInt8(half.readUInt8(5) ^ 1, 5);
    await writeFile(store.partOf(file.sha256), half);
    transfer.want({ upload: [], held: [], download: [file] });
    await vi.waitFor(async () => expect(await store.size(file.sha256)).toBe(content.length), patiently);
    expect((await readFile(store.pathOf(file.sha256))).equals(content)).toBe(true);
  });

  test('S128 that it refuses say why, hold up none of the others, and are sent once it takes them', async () => {
    const blobs = {
      store: createDiskBlobs(join(folder, 'narrow')),
      maximumBytes: 60_000,
      quotaBytes: 100_000,
    };
    const { database } = endpoint;
    const narrow = await startEndpoint({ database, blobs });
    const files = [70_000, 55_000, 50_000, 30_000].map((size) => randomBytes(size));
    const upload = files.map((content) => ({ sha256: shaOf(content), size: content.length }));
    const [large, , third] = upload.map(({ sha256 }) => sha256);
    const { store, transfer } = laptop('julie', narrow.url);
    for (const content of files) await store.put(once(content));
    transfer.want({ upload, held: [], download: [] });
    const sent = async () => Promise.all(upload.map(({ sha256 }) => transfer.isSent(sha256)));
    await vi.waitFor(async () => expect(await sent()).toEqual([false, true, false, true]), patiently);
    expect(upload.map(({ sha256 }) => transfer.refusal(sha256))).toEqual(['tooLarge', null, 'noRoom', null]);
    expect(await transfer.waiting()).toEqual({
      up: { files: 0, bytes: 0 },
      down: { files: 0, bytes: 0 },
      refused: {
        tooLarge: { files: 1, bytes: 70_000 },
        noRoom: { files: 1, bytes: 50_000 },
        notTaken: { files: 0, bytes: 0 },
      },
    });
    await narrow.stop();
    const { port } = new URL(narrow.url);
    const wide = await startEndpoint({
      database,
      port: Number(port),
      blobs: { ...blobs, quotaBytes: 200_000 },
    });
    await vi.waitFor(async () => expect(await transfer.isSent(third ?? '')).toBe(true), patiently);
    expect([transfer.refusal(third ?? ''), transfer.refusal(large ?? '')]).toEqual([null, 'tooLarge']);
    transfer.stop();
    await wide.stop();
  });

  test('that aren’t at the endpoint yet are asked for again until they are', async () => {
    line.mend();
    const content = randomBytes(30_000);
    const file = { sha256: shaOf(content), size: content.length };
    const late = laptop('hugo', line.url);
    late.transfer.want({ upload: [], held: [], download: [file] });
    const sender = laptop('ines', line.url);
    await sender.store.put(once(content));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await late.store.size(file.sha256)).toBe(null);
    sender.transfer.want({ upload: [file], held: [], download: [] });
    await vi.waitFor(async () => expect(await late.store.size(file.sha256)).toBe(content.length), patiently);
  });
});
