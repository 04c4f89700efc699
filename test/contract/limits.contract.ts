import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { limits, problemTypes } from '#shared/sync/protocol';
import { operation, transaction, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';

/** A body as a laptop sends it, at the endpoint's own epoch. */
async function pushBody(desk: ContractDesk, ...txs: readonly ReturnType<typeof transaction>[]) {
  const { epoch } = await desk.capabilities();
  return JSON.stringify({ device: v7(), epoch, txs });
}

function many(count: number) {
  return Array.from({ length: count }, () => operation());
}

const gzipped = { 'content-type': 'application/json', 'content-encoding': 'gzip' };

export function limitsContract(bench: Bench): void {
  describe('S8 the limits hold, and are told', () => {
    test('500 operations are taken, 501 are too many, in one transaction or several', async () => {
      const desk = await bench.desk();
      expect(await desk.push(transaction(...many(500)))).toMatchObject([{ status: 'applied' }]);
      const several = [transaction(...many(300)), transaction(...many(201))];
      const answer = await desk.postJson(await pushBody(desk, ...several));
      expect(answer).toMatchObject({ status: 413, body: { type: problemTypes.tooLarge } });
      const inOne = await desk.postJson(await pushBody(desk, transaction(...many(501))));
      expect(inOne).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
      expect((await desk.snapshot()).total).toBe(500);
    });

    test('a body above 4 MiB is too large, sent plainly or in gzip', async () => {
      const desk = await bench.desk();
      const large = Array.from({ length: 5 }, () => operation({ set: { text: 'x'.repeat(900_000) } }));
      const body = await pushBody(desk, ...large.map((op) => transaction(op)));
      expect(body.length).toBeGreaterThan(limits.pushBytes);
      expect(await desk.postJson(body)).toMatchObject({ status: 413 });
      const small = gzipSync(body);
      expect(small.length).toBeLessThan(100_000);
      const answer = await desk.send('POST', '/v1/push', { body: small, headers: gzipped });
      expect(answer).toMatchObject({ status: 413, body: { type: problemTypes.tooLarge } });
      expect((await desk.snapshot()).total).toBe(0);
    });

    test('a few kilobytes of gzip that inflate to many megabytes are given up early', async () => {
      const desk = await bench.desk();
      const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, ' '));
      const before = process.memoryUsage().rss;
      const answer = await desk.send('POST', '/v1/push', { body: bomb, headers: gzipped });
      expect(answer.status).toBe(413);
      expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
    });

    test('a record above 1 MiB is refused, also when it grows there step by step', async () => {
      const desk = await bench.desk();
      const create = operation({ set: { text: 'x'.repeat(limits.recordBytes) } });
      const tooLarge = { status: 'rejected', problem: { type: problemTypes.tooLarge, status: 413 } };
      expect(await desk.push(transaction(create))).toMatchObject([tooLarge]);
      const half = 'é'.repeat(300_000);
      const first = operation({ set: { a: half } });
      const second = operation({ id: first.id, base: 1, set: { b: half } });
      const results = await desk.push(transaction(first), transaction(second));
      expect(results).toMatchObject([{ status: 'applied' }, tooLarge]);
    });

    test('capabilities tell them', async () => {
      expect((await (await bench.desk()).capabilities()).limits).toEqual(limits);
    });
  });

  describe('S11 bodies travel in gzip both ways', () => {
    test('a push in gzip has the same effect', async () => {
      const desk = await bench.desk();
      const body = gzipSync(await pushBody(desk, transaction(operation())));
      expect(await desk.send('POST', '/v1/push', { body, headers: gzipped })).toMatchObject({ status: 200 });
      expect((await desk.snapshot()).total).toBe(1);
    });

    test('answers come in gzip to those who take it, plainly to others', async () => {
      const desk = await bench.desk();
      await desk.push(transaction(...many(30)));
      const packed = await desk.send('GET', '/v1/changes', { headers: { 'accept-encoding': 'gzip' } });
      const plain = await desk.send('GET', '/v1/changes', { headers: { 'accept-encoding': 'identity' } });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(packed.body).toEqual(plain.body);
    });

    test('gzip that breaks off, that is none, or whose content is cut is a bad request', async () => {
      const desk = await bench.desk();
      const text = await pushBody(desk, transaction(operation()));
      const whole = gzipSync(text);
      const bodies = [
        whole.subarray(0, whole.length - 9),
        whole.subarray(0, 5),
        Buffer.from('nonsense'),
        gzipSync(text.slice(0, -3)),
        Buffer.alloc(0),
      ];
      for (const body of bodies) {
        const answer = await desk.send('POST', '/v1/push', { body, headers: gzipped });
        expect(answer).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
      }
      expect((await desk.snapshot()).total).toBe(0);
    });

    test('another encoding is not taken', async () => {
      const desk = await bench.desk();
      for (const encoding of ['br', 'deflate', 'gzip, gzip', 'x']) {
        const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
        const answer = await desk.send('POST', '/v1/push', { body: 'x', headers });
        expect(answer).toMatchObject({ status: 415, body: { type: problemTypes.invalid } });
      }
    });
  });
}
