import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { deviceHeader, problemTypes } from '#shared/sync/protocol';
import { deviceSelf, type WipeOrder } from '#shared/sync/wipe';
import { administer } from '../../endpoint/administration';
import { readAudit } from '../../endpoint/audit';
import { asOwner, asPerson } from '../../endpoint/database';
import { forgetDevices } from '../../endpoint/devices';
import { operation, transaction } from '../support/contractDesk';
import type { Bench } from './bench';

const by = 'IT, Acme';
const wiped = { status: 403, body: { type: problemTypes.deviceWiped } };

export function devicesContract(bench: Bench): void {
  /** A person's laptop that names itself, and what its administrator can do to it. */
  async function laptop(tenant: string, person = 'Jan de Vries', device: string = v7()) {
    const token = await bench.token(tenant, person);
    const desk = await bench.desk(tenant, person);
    const headers = {
      [deviceHeader]: device,
      'user-agent': 'Escale/0.1.0',
      authorization: `Bearer ${token}`,
    };
    const get = (path: string) => desk.send('GET', path, { headers });
    return {
      device,
      desk,
      get,
      self: async () => deviceSelf.parse((await get('/v1/devices/self')).body),
      push: async (header = true) => {
        const { epoch } = await desk.capabilities();
        const body = { device, epoch, txs: [transaction(operation())] };
        return desk.postJson(body, header ? { [deviceHeader]: device } : {});
      },
      order: (sendDays = 0) => administer(bench.database, { command: 'wipe', tenant, device, by, sendDays }),
      cancel: () => administer(bench.database, { command: 'cancel-wipe', tenant, device, by }),
      confirm: (order: Pick<WipeOrder, 'order' | 'receipt'>, unsent: number | null = 0) =>
        desk.send('POST', '/v1/devices/wiped', {
          headers: { authorization: `Bearer ${order.receipt}`, 'content-type': 'application/json' },
          body: JSON.stringify({ order: order.order, unsent }),
        }),
    };
  }
  const listed = async (tenant: string, who?: string) =>
    (await administer(bench.database, { command: 'devices', tenant, ...(who ? { who } : {}) })).lines;
  const audited = async (tenant: string, record: string) =>
    (await readAudit(bench.database, { tenant, record, limit: 10 })).map(({ person, effect, fields }) => ({
      person,
      effect,
      fields,
    }));

  describe('S140 the endpoint knows the devices, and answers one that is to be wiped with that alone', () => {
    test('whose each is, when it came first and last, and with which version', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      const aoife = await laptop(tenant, 'Aoife Byrne');
      await jan.get('/v1/capabilities');
      await jan.get('/v1/changes');
      await aoife.get('/v1/capabilities');
      const today = new Date().toISOString().slice(0, 10);
      expect(await listed(tenant, 'Jan de Vries')).toEqual([
        [jan.device, 'Jan de Vries', '0.1.0', `first seen ${today}`, `last seen ${today}`, '-'].join('\t'),
      ]);
      expect(await listed(tenant)).toHaveLength(2);
      expect(await listed(await bench.tenant())).toEqual([]);
    });

    test('from the order on every request of it, and of no other device', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      const other = await laptop(tenant);
      await jan.get('/v1/capabilities');
      expect(await jan.order()).toMatchObject({ ok: true });
      for (const path of ['/v1/capabilities', '/v1/changes', '/v1/snapshot', '/v1/digest', '/v1/events'])
        expect([path, await jan.get(path)]).toMatchObject([path, wiped]);
      expect(await jan.push()).toMatchObject(wiped);
      expect(await jan.push(false)).toMatchObject(wiped);
      expect(await other.get('/v1/capabilities')).toMatchObject({ status: 200 });
      expect((await other.self()).wipe).toBeNull();
      expect((await jan.desk.changes()).changes).toEqual([]);
    });

    test('one that is to send first may send, and see nothing more; until its time is over', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      await jan.get('/v1/capabilities');
      await jan.order(7);
      expect(await jan.get('/v1/capabilities')).toMatchObject({ status: 200 });
      expect(await jan.push()).toMatchObject({ status: 200 });
      for (const path of ['/v1/changes', '/v1/snapshot', '/v1/digest', '/v1/events'])
        expect([path, await jan.get(path)]).toMatchObject([path, wiped]);
      expect((await jan.self()).wipe).toMatchObject({ by, afterSending: true });

      await asOwner(bench.database, tenant, (sql) =>
        sql.query(
          `update escale.device set wipe_send_until = now() - interval '1 second' where tenant = $1`,
          [tenant],
        ),
      );
      expect(await jan.push()).toMatchObject(wiped);
      expect((await jan.self()).wipe).toMatchObject({ afterSending: false });
    });

    test('nobody reaches another’s device by naming it', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      await jan.get('/v1/capabilities');
      await jan.order();
      const impostor = await laptop(tenant, 'Aoife Byrne', jan.device);
      expect((await impostor.self()).wipe).toBeNull();
      expect(await jan.get('/v1/capabilities')).toMatchObject(wiped);
      const { person } = await impostor.desk.capabilities();
      const seen = await asPerson(bench.database, { tenant, person: person.id }, (sql) =>
        sql.query<{ person: string }>('select person from escale.device'),
      );
      expect(seen.map((row) => row.person)).toEqual([person.id]);
    });

    test('devices that nobody has come with for 400 days are forgotten, orders that wait are not', async () => {
      const tenant = await bench.tenant();
      const [old, ordered, recent] = [await laptop(tenant), await laptop(tenant), await laptop(tenant)];
      for (const each of [old, ordered]) await each.get('/v1/capabilities');
      await ordered.order();
      const later = new Date(Date.now() + 401 * 86_400_000);
      await recent.get('/v1/capabilities');
      await asOwner(bench.database, tenant, (sql) =>
        sql.query(`update escale.device set last_seen_at = $2 where id = $1`, [recent.device, later]),
      );
      expect(await forgetDevices(bench.database).run(tenant, later)).toBe(1);
      expect((await listed(tenant)).map((line) => line.split('\t')[0])).toEqual([
        recent.device,
        ordered.device,
      ]);
    });
  });

  describe('S141 an order is asked for a second time, and says all that must be right', () => {
    test('the device, tenant and person that it is for, who gave it and when', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      await jan.get('/v1/capabilities');
      const before = new Date();
      await jan.order();
      const self = await jan.self();
      expect(self).toMatchObject({
        device: jan.device,
        tenant: { id: tenant },
        person: { name: 'Jan de Vries' },
        wipe: { by, afterSending: false },
      });
      expect(Date.parse(self.wipe?.at ?? '')).toBeGreaterThanOrEqual(before.getTime() - 1);
    });

    test('asked without a device it is answered 400, without a token 401', async () => {
      const { desk } = await laptop(await bench.tenant());
      expect(await desk.send('GET', '/v1/devices/self')).toMatchObject({ status: 400 });
      const headers = { authorization: '' };
      expect(await desk.send('GET', '/v1/devices/self', { headers })).toMatchObject({ status: 401 });
    });

    test('one that was taken back is none, and the device is served again', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      await jan.get('/v1/capabilities');
      await jan.order();
      expect(await jan.cancel()).toMatchObject({ ok: true });
      expect(await jan.get('/v1/changes')).toMatchObject({ status: 200 });
      expect((await jan.self()).wipe).toBeNull();
      expect(await jan.cancel()).toMatchObject({ ok: false });
      expect(await audited(tenant, jan.device)).toEqual([
        { person: by, effect: 'device.wipeOrdered', fields: [] },
        { person: by, effect: 'device.wipeCancelled', fields: [] },
      ]);
    });

    test('a device that is unknown, or in another tenant, can’t be ordered to do anything', async () => {
      const jan = await laptop(await bench.tenant());
      await jan.get('/v1/capabilities');
      const order = { command: 'wipe', device: jan.device, by, sendDays: 0 } as const;
      expect(await administer(bench.database, { ...order, tenant: await bench.tenant() })).toMatchObject({
        ok: false,
      });
      expect(await jan.get('/v1/capabilities')).toMatchObject({ status: 200 });
    });
  });

  describe('S144 the confirmation needs no token but its receipt, and counts once', () => {
    test('what was destroyed stands in the list and in the audit', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      await jan.get('/v1/capabilities');
      await jan.order();
      const { wipe } = await jan.self();
      if (wipe === null) throw new Error('no order');
      expect(await jan.confirm(wipe, 3)).toMatchObject({ status: 200, body: { order: wipe.order } });
      expect(await jan.confirm(wipe, 0)).toMatchObject({ status: 200 });
      expect(await listed(tenant)).toEqual([expect.stringContaining('3 unsent changes destroyed')]);
      expect((await audited(tenant, jan.device)).map(({ effect }) => effect)).toEqual([
        'device.wipeOrdered',
        'device.wiped',
      ]);
      expect(await jan.cancel()).toMatchObject({ ok: false });
      expect(await jan.order()).toMatchObject({ ok: false });
      expect(await jan.get('/v1/capabilities')).toMatchObject(wiped);
    });

    test('only the last receipt is taken, for its own order, and it opens nothing else', async () => {
      const tenant = await bench.tenant();
      const jan = await laptop(tenant);
      await jan.get('/v1/capabilities');
      await jan.order();
      const [first, second] = [(await jan.self()).wipe, (await jan.self()).wipe];
      if (first === null || second === null) throw new Error('no order');
      expect(await jan.confirm(first)).toMatchObject({ status: 401 });
      expect(await jan.confirm({ ...second, order: v7() })).toMatchObject({ status: 403 });
      expect(await jan.confirm({ ...second, receipt: 'escw_0123456789abcdefghij' })).toMatchObject({
        status: 401,
      });
      const headers = { authorization: `Bearer ${second.receipt}` };
      expect(await jan.desk.send('GET', '/v1/capabilities', { headers })).toMatchObject({ status: 401 });
      await jan.cancel();
      expect(await jan.confirm(second)).toMatchObject({ status: 401 });
      expect(await listed(tenant)).toEqual([expect.stringMatching(/\t-$/)]);
      const [row] = await asOwner(bench.database, tenant, (sql) =>
        sql.query<{ kept: string | null }>('select wipe_receipt as kept from escale.device'),
      );
      expect(row?.kept).toBeNull();
    });
  });
}
