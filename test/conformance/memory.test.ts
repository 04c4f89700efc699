import { describe, expect, it } from 'vitest';
import { createMemoryEndpoint } from '../support/memoryEndpoint';
import type { MemoryEndpoint } from '../support/memoryEndpoint';
import type { Rule } from './check';
import { openLab } from './lab';
import { describeOutcome } from './report';
import { runCheck } from './run';
import { cursorsRule } from './rules/cursors';
import { deletionsRule } from './rules/deletions';
import { bucketsRule, digestsRule } from './rules/digests';
import { feedRule } from './rules/feed';
import { limitsRule } from './rules/limits';
import { onceRule } from './rules/once';
import { seenRule } from './rules/seen';
import { snapshotsRule } from './rules/snapshots';
import { transactionsRule } from './rules/transactions';
import { unknownRule } from './rules/unknown';
import { versionsRule } from './rules/versions';
import { writersRule } from './rules/writers';
import type { Send } from './wire';

/** Those that tell of records and operations; the rest is about HTTP, which this endpoint doesn’t speak. */
const rules: readonly Rule[] = [
  cursorsRule,
  feedRule,
  snapshotsRule,
  versionsRule,
  transactionsRule,
  onceRule,
  limitsRule,
  unknownRule,
  deletionsRule,
  writersRule,
  digestsRule,
  bucketsRule,
  seenRule,
];

/** About bodies in gzip. */
const ofHttp = [
  'A body above the limit is 413, sent plainly or in gzip',
  'A few kilobytes of gzip that inflate to many megabytes are 413',
];
const notOffered = ['Where the endpoint judges the fields of kinds, the problem says which field is wrong'];

const base = 'http://endpoint.example';

/** Requests as the suite sends them, handed to an endpoint that isn’t behind HTTP; the token is the person’s name. */
function sendTo(endpoint: MemoryEndpoint): Send {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    const person = headers.get('authorization')?.slice('Bearer '.length) ?? '';
    const path = String(input instanceof Request ? input.url : input).slice(base.length);
    const method = init?.method === 'POST' ? 'POST' : 'GET';
    const body = typeof init?.body === 'string' ? { body: init.body } : {};
    const { status, text } = endpoint.handle({ method, path, ...body }, person);
    const type = status === 200 ? 'application/json' : 'application/problem+json';
    return new Response(text, { status, headers: { 'content-type': type } });
  };
}

/** What the simulation shows of the engine it shows against this endpoint, so that has to be one by the contract. */
describe('the endpoint in memory that the simulation runs against', () => {
  const names = { anne: 'Anne', bruno: 'Bruno' };
  const endpoint = createMemoryEndpoint({ now: () => new Date(), names });
  const lab = openLab({ url: base, token: 'anne', colleague: 'bruno', send: sendTo(endpoint) });

  for (const rule of rules) {
    describe(`${rule.number} ${rule.says}`, () => {
      it.each(rule.checks.filter(({ title }) => !ofHttp.includes(title)))('$title', async (check) => {
        const outcome = await runCheck(await lab, rule, check);
        const expected = notOffered.includes(check.title) ? 'not offered' : 'passed';
        expect(outcome.verdict, describeOutcome(outcome)).toBe(expected);
      });
    });
  }
});
