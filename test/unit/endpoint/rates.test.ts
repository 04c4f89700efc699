import { afterEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { createProtocolClient } from '#shared/sync/protocolClient';
import { problemTypes } from '#shared/sync/protocol';
import { createRate, type Rates } from '../../../endpoint/rates';
import { startEndpoint, type TestEndpoint } from '../../support/endpoint';

describe('an allowance that refills evenly', () => {
  test('gives its burst at once, then one each interval', () => {
    let now = 1_000;
    const take = createRate({ perMinute: 60, burst: 3 }, () => now);
    expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 0]);
    expect(take('a')).toBe(1_000);
    now += 400;
    expect(take('a')).toBe(600);
    now += 600;
    expect([take('a'), take('a')]).toEqual([0, 1_000]);
  });

  test('is whole again after a pause, and never more than whole', () => {
    let now = 0;
    const take = createRate({ perMinute: 60, burst: 2 }, () => now);
    take('a');
    now += 3_600_000;
    expect([take('a'), take('a'), take('a') > 0]).toEqual([0, 0, true]);
  });

  test('is each key’s own', () => {
    const take = createRate({ perMinute: 1, burst: 1 }, () => 0);
    expect([take('a'), take('b'), take('a')]).toEqual([0, 0, 60_000]);
  });
});

describe('an endpoint that holds laptops to a rate', () => {
  let endpoint: TestEndpoint;
  afterEach(() => endpoint.stop());

  const start = async (rates: Rates) => {
    endpoint = await startEndpoint({ rates });
    const token = await endpoint.token();
    return (device: string, bearer = token) =>
      fetch(`${endpoint.url}/v1/capabilities`, {
        headers: { authorization: `Bearer ${bearer}`, 'escale-device': device },
      });
  };
  const plenty = { perMinute: 6_000, burst: 1_000 };

  test('answers a device that asks too often 429, and says when to come back; other devices are served', async () => {
    const ask = await start({ device: { perMinute: 6, burst: 2 }, person: plenty });
    const device = v7();
    expect([(await ask(device)).status, (await ask(device.toUpperCase())).status]).toEqual([200, 200]);
    const refused = await ask(device);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await refused.json()).toMatchObject({ type: problemTypes.tooManyRequests, status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(9);
    expect((await ask(v7())).status).toBe(200);
    const colleague = await endpoint.token('Jan de Vries');
    expect((await ask(device, colleague)).status).toBe(200);
  });

  test('holds a person over all their devices, whatever names these give themselves', async () => {
    const ask = await start({ device: plenty, person: { perMinute: 6, burst: 2 } });
    const statuses = [await ask(v7()), await ask('nonsense'), await ask(v7())].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('is waited for by the laptop’s engine as long as it says', async () => {
    const ask = await start({ device: { perMinute: 2, burst: 1 }, person: plenty });
    const device = v7();
    const client = createProtocolClient({
      request: async () => {
        const response = await ask(device);
        return {
          status: response.status,
          header: (name) => response.headers.get(name),
          text: await response.text(),
        };
      },
    });
    expect(await client.capabilities()).toMatchObject({ ok: true });
    const second = await client.capabilities();
    expect(second).toMatchObject({ ok: false, fault: { kind: 'unavailable', status: 429 } });
    const wait = second.ok || second.fault.kind !== 'unavailable' ? null : second.fault.retryAfterMs;
    expect(wait).toBeGreaterThan(20_000);
    expect(wait).toBeLessThanOrEqual(30_000);
  });
});
