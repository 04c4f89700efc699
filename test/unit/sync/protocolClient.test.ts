import { describe, expect, it } from 'vitest';
import { backoffMs } from '#shared/sync/backoff';
import type { TransportResponse } from '#shared/sync/ports';
import { problemTypes } from '#shared/sync/protocol';
import { createProtocolClient } from '#shared/sync/protocolClient';
import { createMemoryEndpoint, ok, refusal } from '../../support/memoryEndpoint';
import { aRecord } from '../../support/syncValues';

const answering = (answer: TransportResponse) => createProtocolClient({ request: async () => answer });
const page = { epoch: 'e', changes: [aRecord()], cursor: 'c', more: false };
const text = (status: number, body: string): TransportResponse => ({
  status,
  header: () => null,
  text: body,
});

describe('S90 an answer that isn’t the protocol’s is a fault', () => {
  it.each([
    ['a sign-in page of the network', '<!doctype html><title>Hotel</title>'],
    ['an empty body', ''],
    ['half a page', JSON.stringify(page).slice(0, 80)],
    ['JSON of another shape', '{"status":"ok"}'],
    ['a page without its cursor', JSON.stringify({ ...page, cursor: undefined })],
    ['a record without its version', JSON.stringify({ ...page, changes: [{ ...aRecord(), v: undefined }] })],
  ])('%s with status 200', async (_name, body) => {
    expect(await answering(text(200, body)).changes('c', 10, null)).toMatchObject({
      fault: { kind: 'garbled' },
    });
  });

  it('no answer at all', async () => {
    const client = createProtocolClient({
      request: async () => {
        throw new Error('net::ERR_INTERNET_DISCONNECTED');
      },
    });
    expect(await client.capabilities()).toMatchObject({ ok: false, fault: { kind: 'unreachable' } });
  });

  it('and what is whole is taken, fields of a newer app included (I10)', async () => {
    const change = aRecord({ data: { name: 'A', loyalty: { club: [1, null] } } });
    const answer = await answering(ok({ ...page, changes: [change] })).changes('c', 10, null);
    expect(answer).toMatchObject({ ok: true, value: { changes: [change] } });
  });
});

describe('S91 this laptop gives something up on the endpoint’s own word only', () => {
  it.each([400, 410, 422])('a proxy’s page with status %i refuses nothing', async (status) => {
    const answer = await answering(text(status, '<html>Blocked</html>')).push({
      device: aRecord().id,
      epoch: 'e',
      txs: [],
    });
    expect(answer).toMatchObject({ fault: { kind: 'garbled' } });
  });

  it.each([
    [410, problemTypes.resyncRequired, 'resyncRequired'],
    [422, problemTypes.invalid, 'refused'],
    [413, problemTypes.tooLarge, 'tooLarge'],
    [401, problemTypes.unauthorized, 'unauthorized'],
    [403, problemTypes.forbidden, 'forbidden'],
    [426, problemTypes.upgradeRequired, 'upgradeRequired'],
  ])('its %i is told apart', async (status, type, kind) => {
    expect(await answering(refusal(status, type)).capabilities()).toMatchObject({ fault: { kind } });
  });

  it('what it answers when all is well is an answer', async () => {
    const endpoint = createMemoryEndpoint();
    const client = createProtocolClient({ request: async (request) => endpoint.handle(request, 'anne') });
    expect(await client.capabilities()).toMatchObject({ ok: true, value: { person: { id: 'anne' } } });
  });
});

describe('S92 a fault that passes is waited out', () => {
  it.each([429, 500, 502, 503])('as long as status %i says', async (status) => {
    const answer = refusal(status, problemTypes.unavailable, { 'retry-after': '7' });
    expect(await answering(answer).capabilities()).toMatchObject({
      fault: { kind: 'unavailable', retryAfterMs: 7_000 },
    });
  });

  it('else anywhere up to a bound that doubles from a second to five minutes', () => {
    const bounds = [1, 2, 3, 8, 9, 10, 60].map((failures) => backoffMs(failures, () => 1));
    expect(bounds).toEqual([1_000, 2_000, 4_000, 128_000, 256_000, 300_000, 300_000]);
    expect(backoffMs(60, () => 0)).toBe(0);
  });
});
