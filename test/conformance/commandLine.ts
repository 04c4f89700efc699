import { parseArgs } from 'node:util';
import type { Old } from './check';
import { suite } from './suite';

export const usage = `Holds an endpoint to the contract of docs/sync.md, over HTTP alone.

  npm run conformance -- --url URL --token TOKEN [--token2 TOKEN] [--foreign-token TOKEN]
                         [--old-cursor CURSOR --old-record ID] [--only S7,S20] [--writers 4] [--json FILE]

  --url            where the endpoint is: what stands before /v1
  --token          an access token of a person who may write
  --token2         one of another person of the same tenant who sees the same records; some checks are skipped
                   without it
  --foreign-token  one of a person of another tenant; the checks of what keeps tenants apart are skipped without it
  --old-cursor     where a laptop stood that was away for longer than the endpoint remembers, and the id of a record
  --old-record     of the collection “conformance” that was deleted after that; see docs/conformance.md
  --only           rules by their numbers in docs/sync.md: ${suite.map(({ number }) => number).join(', ')}
  --writers        how many requests write at once where that matters (1 to 32)
  --json           a file for the report as JSON besides

What it writes is in collections that begin with “conformance”, and partners called “Conformance check”. It is deleted
at the end, which leaves tombstones, so use a tenant that is there for trials. About 450 requests and 40 MB; where the
endpoint answers 429 or 503 with Retry-After, it waits. Tokens stand in no report.

Ends with 0 when no check failed, 1 when one did, 2 when it couldn’t begin.`;

export interface Choice {
  readonly url: string;
  readonly token: string;
  readonly colleague: string | undefined;
  readonly stranger: string | undefined;
  readonly old: Old | undefined;
  readonly only: readonly string[] | undefined;
  readonly writers: number;
  readonly json: string | undefined;
}

const options = {
  url: { type: 'string' },
  token: { type: 'string' },
  token2: { type: 'string' },
  'foreign-token': { type: 'string' },
  'old-cursor': { type: 'string' },
  'old-record': { type: 'string' },
  only: { type: 'string' },
  writers: { type: 'string', default: '4' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @returns what is wanted, 'help', or what is wrong with the arguments */
export function readChoice(args: readonly string[]): Choice | 'help' | { readonly mistake: string } {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return 'help';
  const { url, token, token2: colleague, 'foreign-token': stranger, json } = values;
  if (url === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url))
    return { mistake: '--url takes the endpoint’s address, such as https://sync.example' };
  if (!token) return { mistake: '--token takes an access token' };
  const { 'old-cursor': cursor, 'old-record': record } = values;
  if ((cursor === undefined) !== (record === undefined))
    return { mistake: '--old-cursor and --old-record go together' };
  const old = cursor === undefined || record === undefined ? undefined : { cursor, record };
  const only = values.only?.split(',').map((number) => number.trim().toUpperCase());
  const unknown = only?.find((number) => suite.every((rule) => rule.number !== number));
  if (unknown !== undefined)
    return { mistake: `--only takes ${suite.map(({ number }) => number).join(', ')}; not ${unknown}` };
  const writers = Number(values.writers);
  if (!Number.isInteger(writers) || writers < 1 || writers > 32)
    return { mistake: '--writers takes a number from 1 to 32' };
  return { url, token, colleague, stranger, old, only, writers, json };
}
