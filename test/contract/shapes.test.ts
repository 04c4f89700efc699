import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownShapes } from '#shared/domain/shapes';
import type { Shapes } from '#shared/domain/shapes';
import { problemTypes } from '#shared/sync/protocol';
import { openApiDocument } from '../../endpoint/openapi';
import { defaultLimits } from '../../endpoint/limits';
import { openLab } from '../conformance/lab';
import { describeOutcome } from '../conformance/report';
import { protocolsRule, shapesRule, toldVersionsRule } from '../conformance/rules/negotiation';
import { runRules } from '../conformance/run';
import {
  contractDesk,
  operation,
  transaction,
  validPartner,
  type ContractDesk,
} from '../support/contractDesk';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';
import { openApiChecker } from '../support/openApiChecker';

/** Partners as they would be after three more shapes: their town is told with its country since the third. */
const shapes: Shapes = {
  ...ownShapes,
  partner: {
    schema: 4,
    moves: [{ from: 'city', to: 'town', schema: 3, since: 3, value: (city) => ({ name: city }) }],
  },
};

describe('an endpoint whose partners have come to their fourth shape', () => {
  let endpoint: TestEndpoint;
  let desk: ContractDesk;
  beforeAll(async () => {
    endpoint = await startEndpoint({ shapes });
    const check = openApiChecker(openApiDocument(defaultLimits));
    desk = contractDesk(endpoint.url, await endpoint.token(), check);
  });
  afterAll(async () => endpoint.stop());

  const stored = async (id: string) =>
    (await desk.snapshot()).records.find((record) => record.id === id) ?? { v: 0, schema: 0, data: {} };
  const partner = (schema: number, set: Parameters<typeof operation>[0] = {}) =>
    operation({ c: 'partner', schema, ...set, set: { ...validPartner, ...set.set } });
  const edit = (id: string, base: number, schema: number, set: Record<string, string | object>) =>
    operation({ c: 'partner', id, base, schema, set: set as ReturnType<typeof operation>['set'] });
  const conflictsAbout = async (id: string) =>
    (await desk.snapshot()).records.filter(({ c, data }) => c === 'mergeConflict' && data['recordId'] === id);

  test('S130 S131 S132 keeps the rules about versions, each of which has something to show here', async () => {
    const lab = await openLab({ url: endpoint.url, token: await endpoint.token() });
    const outcomes = await runRules(lab, [toldVersionsRule, protocolsRule, shapesRule]);
    const others = outcomes.filter(({ verdict }) => verdict !== 'passed');
    expect(others.map(describeOutcome)).toEqual([]);
    expect(lab.desk.facts.shapes?.['partner']).toEqual({ oldest: 2, newest: 4 });
  });

  test('S132 takes nothing of a push with an older shape', async () => {
    const { epoch } = await desk.capabilities();
    const txs = [transaction(partner(1))];
    const answer = await desk.postJson({ device: operation().id, epoch, txs });
    expect(answer).toMatchObject({ status: 426, body: { type: problemTypes.upgradeRequired } });
  });

  test('S134 brings a record to the newest shape, whoever writes on it', async () => {
    const create = partner(2, { set: { city: 'Lyon', loyaltyCard: '12' } });
    await desk.push(transaction(create));
    const { schema, data } = await stored(create.id);
    expect({ schema, data }).toEqual({
      schema: 4,
      data: { ...validPartner, town: { name: 'Lyon' }, loyaltyCard: '12' },
    });
  });

  test('S134 keeps both values where an older app writes over what it doesn’t show', async () => {
    const create = partner(4, { set: { town: { name: 'Lyon', country: 'FR' } } });
    await desk.push(transaction(create));
    const [result] = await desk.push(transaction(edit(create.id, 1, 2, { city: 'Nice', notes: 'seen' })));
    expect(result).toMatchObject({ status: 'applied', ops: [{ v: 2 }] });
    expect((await stored(create.id)).data).toEqual({
      ...validPartner,
      town: { name: 'Lyon', country: 'FR' },
      notes: 'seen',
    });
    const [conflict, ...more] = await conflictsAbout(create.id);
    expect(more).toEqual([]);
    expect(conflict?.data).toMatchObject({
      collection: 'partner',
      recordTitle: validPartner.name,
      field: 'town',
      mine: { name: 'Nice' },
      theirs: { name: 'Lyon', country: 'FR' },
      state: 'open',
    });
    // In the same commit: no page shows one without the other.
    const { pages } = await desk.allChanges(undefined, 1);
    expect(pages.some((page) => page.length === 2 && page.some(({ c }) => c === 'mergeConflict'))).toBe(true);
  });

  test('S134 writes over a value that the older app had shown, and takes away what it takes away', async () => {
    const create = partner(4, { set: { town: { name: '' } } });
    await desk.push(transaction({ ...create, set: { ...validPartner } }));
    await desk.push(transaction(edit(create.id, 1, 3, { city: 'Nice' })));
    expect((await stored(create.id)).data).toMatchObject({ town: { name: 'Nice' } });
    expect(await conflictsAbout(create.id)).toEqual([]);
  });

  test('S134 holds an older app to the fields that it writes alone', async () => {
    const strange = partner(5, { set: { cadenceDays: 'weekly' } });
    const [first] = await desk.push(transaction(strange));
    expect(first?.status).toBe('applied');
    const [notes, name] = [edit(strange.id, 1, 2, { notes: 'a' }), edit(strange.id, 2, 2, { name: ' ' })];
    expect(await desk.push(transaction(notes))).toMatchObject([{ status: 'applied' }]);
    // The record’s own shape is newer than all that this endpoint knows: it judges nothing of it.
    expect(await desk.push(transaction(name))).toMatchObject([{ status: 'applied' }]);
    const half = operation({ c: 'partner', schema: 2, set: { name: validPartner.name } });
    expect(await desk.push(transaction(half))).toMatchObject([{ status: 'applied' }]);
    const wrong = operation({ c: 'partner', schema: 2, set: { ...validPartner, name: ' ' } });
    expect(await desk.push(transaction(wrong))).toMatchObject([{ status: 'rejected' }]);
  });
});
