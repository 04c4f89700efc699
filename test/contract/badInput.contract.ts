import * as fc from 'fast-check';
import { connect } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { problem, problemTypes } from '#shared/sync/protocol';
import { operation, transaction, type ContractDesk } from '../support/contractDesk';
import type { Bench } from './bench';

const runs = { numRuns: 40 };

/** Text with everything in it that databases and parsers stumble over. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\udfff x',
    '__proto__',
    'constructor',
    '\\u0000',
    "'; drop table x; --",
    '',
  ),
);
const anyJson = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });
const anyFields = fc.dictionary(anyText, fc.oneof(anyJson, anyText), { maxKeys: 6 });

export function badInputContract(bench: Bench): void {
  describe('S12 what can’t be read is a problem of the sender’s', () => {
    test('a prototype’s key instead of a field', async () => {
      const desk = await bench.desk();
      const answer = await desk.postJson('{"device":"x","__proto__":{"admin":true}}');
      expect(answer).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
    });

    test('a content type that is none', async () => {
      const desk = await bench.desk();
      const answer = await desk.postJson('{}', { 'content-type': 'nonsense' });
      expect(answer).toMatchObject({ status: 415, body: { type: problemTypes.invalid } });
    });

    test.each(['limit=', 'limit=1&limit=2'])('the query %s', async (query) => {
      const answer = await (await bench.desk()).send('GET', `/v1/changes?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { type: problemTypes.invalid } });
    });

    test.each([
      ['GET', '/'],
      ['GET', '/v1'],
      ['GET', '/v1/changes/%00'],
      ['GET', '/%E0%A4%A'],
      ['GET', `/v1/${'long'.repeat(1000)}`],
    ])('%s %.20s is a problem too', async (method, target) => {
      const response = await fetch(bench.url + target, { method });
      expect([400, 404]).toContain(response.status);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(problem.parse(await response.json()).status).toBe(response.status);
    });

    test.each(['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 2\r\n\r\n', 'nonsense\r\n\r\n', '\0\0\0\0'])(
      'bytes that are no HTTP end the connection and nothing else',
      async (bytes) => {
        const { hostname, port } = new URL(bench.url);
        await new Promise<void>((resolve) => {
          const socket = connect(Number(port), hostname, () => socket.write(bytes));
          socket.on('data', (data) => expect(data.toString()).toMatch(/^HTTP\/1\.1 4/));
          socket.on('close', () => resolve());
        });
        expect((await fetch(`${bench.url}/healthz`)).status).toBe(200);
      },
    );
  });

  describe('S13 no input makes the server fail', () => {
    test('any JSON as a push', async () => {
      const desk = await bench.desk();
      const outcome = await fc.check(
        fc.asyncProperty(anyJson, async (body) => handled(await desk.postJson(body))),
        runs,
      );
      expect(outcome.counterexample).toBeNull();
    });

    test('any value in any place of a push', async () => {
      const desk = await bench.desk();
      const { epoch } = await desk.capabilities();
      const strange = fc.record(
        {
          op: anyJson,
          c: anyText,
          id: anyJson,
          base: anyJson,
          schema: anyJson,
          set: anyJson,
          unset: anyJson,
          effect: anyJson,
        },
        { requiredKeys: [] },
      );
      const outcome = await fc.check(
        fc.asyncProperty(fc.array(strange, { minLength: 1, maxLength: 3 }), async (changes) => {
          const ops = changes.map((change) => ({ ...operation(), ...change }));
          return handled(await desk.postJson({ device: v7(), epoch, txs: [{ tx: v7(), ops }] }));
        }),
        runs,
      );
      expect(outcome.counterexample).toBeNull();
    });

    test('any query', async () => {
      const desk = await bench.desk();
      const sealed = fc
        .tuple(anyText, fc.oneof(anyText, fc.nat().map(String)), anyText)
        .map((parts) => Buffer.from(parts.join('|')).toString('base64url'));
      const outcome = await fc.check(
        fc.asyncProperty(fc.oneof(anyText, sealed), anyText, async (text, limit) => {
          const [value, rows] = [encode(text), encode(limit)];
          return (
            handled(await desk.send('GET', `/v1/changes?cursor=${value}&limit=${rows}`)) &&
            handled(await desk.send('GET', `/v1/snapshot?after=${value}`))
          );
        }),
        runs,
      );
      expect(outcome.counterexample).toBeNull();
    });

    test('what was taken comes back as it was sent, and nothing else is taken', async () => {
      const desk = await bench.desk();
      let taken = 0;
      const outcome = await fc.check(
        fc.asyncProperty(anyText, anyFields, async (c, set) => {
          const create = { ...operation(), c, set };
          const answer = await desk.postJson(await bodyOf(desk, create));
          const [result] = (answer.body as { results?: { status: string }[] }).results ?? [];
          const stored = (await desk.snapshot()).records.find(({ id }) => id === create.id);
          if (result?.status !== 'applied') return handled(answer) && stored === undefined;
          taken += 1;
          return stored?.c === c && isDeepStrictEqual(stored.data, JSON.parse(JSON.stringify(set)));
        }),
        runs,
      );
      expect(outcome.counterexample).toBeNull();
      expect(taken).toBeGreaterThan(0);
    });
  });
}

function handled({ status }: { readonly status: number }): boolean {
  return status < 500;
}

async function bodyOf(desk: ContractDesk, op: unknown) {
  const { epoch } = await desk.capabilities();
  return { device: v7(), epoch, txs: [{ ...transaction(), ops: [op] }] };
}

/** As encodeURIComponent, which throws at lone surrogates. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '?'));
}
