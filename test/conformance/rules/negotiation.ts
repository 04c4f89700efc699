import { problemTypes, protocolHeader } from '#shared/sync/protocol';
import type { Rule } from '../check';
import { operation, transaction, validPartner, type Laptop } from '../laptop';
import { NotOffered, demand, demandLike } from '../violation';
import { living } from './feedOf';

/** Fields that these kinds take in each of their shapes. */
const valid = {
  partner: validPartner,
  show: { name: 'Conformance check', startsOn: '2026-03-02', endsOn: '2026-03-04' },
} as const;
const validKinds = Object.keys(valid) as readonly (keyof typeof valid)[];

const upgrade = { status: 426, body: { type: problemTypes.upgradeRequired, status: 426 } };
const invalid = { status: 400, body: { type: problemTypes.invalid, status: 400 } };

const oldestProtocol = ({ facts }: Laptop) => facts.oldestProtocol ?? facts.protocol;
const speaking = (protocol: number | string) => ({ headers: { [protocolHeader]: String(protocol) } });

export const toldVersionsRule: Rule = {
  number: 'S130',
  says: 'Capabilities tell what versions the endpoint takes',
  checks: [
    {
      title: 'The oldest protocol is one, and no newer than the newest',
      run: async ({ desk }) => {
        const { protocol } = desk.facts;
        demand(
          oldestProtocol(desk) <= protocol,
          `an oldest protocol up to ${protocol}`,
          oldestProtocol(desk),
        );
      },
    },
    {
      title: 'Of each kind that it knows it takes the newest shape and the two before it',
      run: async ({ desk }) => {
        for (const [c, { oldest, newest }] of Object.entries(desk.facts.shapes ?? {})) {
          const most = Math.max(1, newest - 2);
          demand(oldest <= most, `an oldest shape of “${c}” up to ${most}, two before ${newest}`, oldest);
        }
      },
    },
  ],
};

export const protocolsRule: Rule = {
  number: 'S131',
  says: 'Who speaks too old a protocol is told so, and nothing else happens',
  checks: [
    {
      title: 'A protocol older than the oldest is answered 426, on pulls and pushes, and nothing is done',
      run: async ({ desk }) => {
        const old = speaking(oldestProtocol(desk) - 1);
        for (const target of ['/v1/changes?limit=1', '/v1/snapshot?limit=1'])
          demandLike(await desk.ask(target, old), upgrade, `the answer to ${target}`);
        const create = operation();
        const answer = await desk.postJson(desk.body(transaction(create)), old.headers);
        demandLike(answer, upgrade, 'the answer to the push');
        demandLike(await living(desk, create.id), undefined, 'what the push left');
      },
    },
    {
      title: 'The capabilities are given to it all the same: there it learns what it lacks',
      run: async ({ desk }) => {
        const { status } = await desk.ask('/v1/capabilities', speaking(oldestProtocol(desk) - 1));
        demandLike(status, 200, 'the status');
      },
    },
    {
      title: 'A protocol newer than the newest, and what is no number, are answered 400',
      run: async ({ desk }) => {
        for (const told of [desk.facts.protocol + 1, 'one'])
          demandLike(
            await desk.ask('/v1/changes?limit=1', speaking(told)),
            invalid,
            `the answer to “${told}”`,
          );
      },
    },
    {
      title: 'Each protocol between the two is taken',
      run: async ({ desk }) => {
        for (let protocol = oldestProtocol(desk); protocol <= desk.facts.protocol; protocol += 1) {
          const { status } = await desk.ask('/v1/changes?limit=1', speaking(protocol));
          demandLike(status, 200, `the status for protocol ${protocol}`);
        }
      },
    },
    {
      title: 'Without a token nothing is learnt of it',
      run: async ({ wire }) => {
        demandLike((await wire.ask('/v1/changes', speaking(0))).status, 401, 'the status');
      },
    },
  ],
};

export const shapesRule: Rule = {
  number: 'S132',
  says: 'Pushes are taken in the shapes that are told, and in no older ones',
  checks: [
    {
      title: 'Each shape from the oldest to the newest is taken, and a newer one too',
      run: async ({ desk }) => {
        for (const c of validKinds) {
          const { oldest = 1, newest = 1 } = desk.facts.shapes?.[c] ?? {};
          for (let schema = oldest; schema <= newest + 1; schema += 1)
            await desk.store(transaction(operation({ c, schema, set: valid[c] })));
        }
      },
    },
    {
      title: 'A push with a change in an older shape is answered 426, and nothing of it is done',
      run: async ({ desk }) => {
        const aged = Object.entries(desk.facts.shapes ?? {}).find(([, { oldest }]) => oldest > 1);
        if (aged === undefined) throw new NotOffered('this endpoint takes every shape that there has been');
        const [c, { oldest }] = aged;
        const before = operation();
        const old = operation({ c, schema: oldest - 1 });
        const answer = await desk.postJson(desk.body(transaction(before), transaction(old)));
        demandLike(answer, upgrade, 'the answer');
        for (const { id } of [before, old]) demandLike(await living(desk, id), undefined, 'what it left');
      },
    },
  ],
};
