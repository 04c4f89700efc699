import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { deviceHeader, problemTypes } from '#shared/sync/protocol';
import { ensurePerson } from '../../endpoint/people';
import { issueToken } from '../../endpoint/tokens';
import { operation, transaction } from '../support/contractDesk';
import { startEndpoint } from '../support/endpoint';
import { followEvents, openEvents } from '../support/eventReader';
import type { Bench } from './bench';

export function eventsContract(bench: Bench): void {
  const tokenIn = async (tenant: string, person = 'Aoife Byrne') =>
    issueToken(bench.database, {
      tenant,
      person: await ensurePerson(bench.database, tenant, person, 'manager'),
    });

  describe('O7 the endpoint says when its head moves', () => {
    test('at once, and after each push; nothing more is said, and nothing about other tenants', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const stranger = await bench.desk();
      const stream = await followEvents(bench.url, await tokenIn(tenant));
      await stream.until(1);
      await desk.push(transaction(operation({ set: { label: 'Confidential' } })));
      await stream.until(2);
      await stranger.push(transaction(operation()));
      await desk.push(transaction(operation({ c: 'partner', set: {} })));
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(stream.heard()).toBe(2);
      stream.close();
      const lines = new Set(stream.text().split('\n'));
      expect(lines).toEqual(new Set(['retry: 5000', 'event: head', 'data: {}', '']));
    });

    test('with what proxies must know to let it through', async () => {
      const stream = openEvents(bench.url, await tokenIn(await bench.tenant()), {
        'accept-encoding': 'gzip',
      });
      const { status, headers } = await stream.response;
      stream.close();
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store, no-transform');
      expect(headers.get('x-accel-buffering')).toBe('no');
      expect(headers.get('content-encoding')).toBeNull();
    });

    test('nobody without a token hears anything', async () => {
      const answer = await fetch(`${bench.url}/v1/events`);
      expect([answer.status, await answer.json()]).toMatchObject([401, { type: problemTypes.unauthorized }]);
    });

    test('also of what was pushed at another instance', async () => {
      const tenant = await bench.tenant();
      const other = await startEndpoint({ database: bench.database, tenant });
      const stream = await followEvents(other.url, await tokenIn(tenant));
      await stream.until(1);
      const desk = await bench.desk(tenant);
      await desk.push(transaction(operation()));
      await stream.until(2);
      expect(stream.heard()).toBe(2);
      await other.stop();
      await stream.ended;
    });

    test('whoever listens misses no move, however pushes and beginnings fall together', async () => {
      const tenant = await bench.tenant();
      const desk = await bench.desk(tenant);
      const token = await tokenIn(tenant);
      let cursor = (await desk.changes()).cursor;
      for (let turn = 0; turn < 15; turn += 1) {
        const pushed = operation();
        const pushing = desk.push(transaction(pushed));
        const stream = await followEvents(bench.url, token);
        // A laptop: it pulls after each event, and after nothing else.
        for (let seen = 0, found = false; !found;) {
          await stream.until(seen + 1);
          seen = stream.heard();
          const page = await desk.changes(cursor);
          cursor = page.cursor;
          found = page.changes.some(({ id }) => id === pushed.id);
        }
        stream.close();
        expect(await pushing).toMatchObject([{ status: 'applied' }]);
      }
    });
  });

  describe('O8 streams are bounded', () => {
    test('a third one of the same laptop ends the oldest; other laptops’ stay', async () => {
      const tenant = await bench.tenant();
      const token = await tokenIn(tenant);
      const laptop = { [deviceHeader]: v7() };
      const others = await followEvents(bench.url, token, { [deviceHeader]: v7() });
      const first = await followEvents(bench.url, token, laptop);
      const second = await followEvents(bench.url, token, laptop);
      const third = await followEvents(bench.url, token, laptop);
      await first.ended;
      const heard = [others, second, third].map((stream) => stream.until(2));
      await (await bench.desk(tenant)).push(transaction(operation()));
      await Promise.all(heard);
      expect(first.heard()).toBe(1);
      for (const stream of [others, second, third]) stream.close();
    });

    test('they beat, end after their time, are refused above the bound, and end when the endpoint stops', async () => {
      const tenant = await bench.tenant();
      const streams = { heartbeatMs: 20, lifetimeMs: 400, total: 2 };
      const endpoint = await startEndpoint({ database: bench.database, tenant, streams });
      const token = await tokenIn(tenant);
      const stream = await followEvents(endpoint.url, token);
      const second = await followEvents(endpoint.url, token);
      const refused = await fetch(`${endpoint.url}/v1/events`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await refused.json()).toMatchObject({ type: problemTypes.unavailable });
      await Promise.all([stream.ended, second.ended]);
      expect(stream.text().split(': \n').length).toBeGreaterThan(5);

      const last = await followEvents(endpoint.url, token);
      await last.until(1);
      await endpoint.stop();
      await last.ended;
    });
  });
}
