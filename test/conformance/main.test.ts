import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minimalTokens, startMinimal } from '../support/minimalEndpoint/start';
import type { MinimalEndpoint } from '../support/minimalEndpoint/server';
import { Tenant, type Row } from '../support/minimalEndpoint/tenant';
import { conformance } from './main';

class Forgetful extends Tenant {
  protected override commit(drafts: Map<string, Row>): void {
    super.commit(drafts, new Map());
  }
}

async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const code = await conformance(args, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

describe('npm run conformance', () => {
  let endpoint: MinimalEndpoint;
  let forgetful: MinimalEndpoint;
  let folder: string;
  beforeAll(async () => {
    endpoint = await startMinimal();
    forgetful = await startMinimal({ makeTenant: (id, limits) => new Forgetful(id, limits) });
    folder = await mkdtemp(join(tmpdir(), 'escale-conformance-'));
  });
  afterAll(async () => {
    await Promise.all([endpoint.stop(), forgetful.stop(), rm(folder, { recursive: true, force: true })]);
  });

  test('says what holds, deletes what it made, and ends with 0', async () => {
    const { code, text } = await run('--url', endpoint.url, '--token', minimalTokens.token, '--only', 'S10');
    expect(code).toBe(0);
    expect(text).toContain('as Camille Moreau of acme');
    expect(text).toMatch(/^S10 {2}A deleted record stays deleted/m);
    expect(text).toMatch(/^ {2}passed {3}A restore brings it back/m);
    expect(text).toMatch(/^1 records that the suite had made are deleted\.$/m);
    expect(text).toMatch(/^4 passed, 0 failed$/m);
  });

  test('says what was skipped for want of a token, and of which', async () => {
    const { code, text } = await run('--url', endpoint.url, '--token', minimalTokens.token, '--only', 's21');
    expect(code).toBe(0);
    expect(text).toMatch(/skipped {2}Neither feed nor snapshot.*\n {11}because {3}--foreign-token,/);
    expect(text).toMatch(/1 passed, 0 failed, 5 skipped$/m);
  });

  test('says what was asked, what came and what was expected, and ends with 1; in JSON too', async () => {
    const json = join(folder, 'report.json');
    const args = ['--url', forgetful.url, '--token', minimalTokens.token, '--only', 'S7', '--json', json];
    const { code, text } = await run(...args);
    expect(code).toBe(1);
    expect(text).toMatch(
      / {2}FAILED {3}It stays a duplicate.*\n {11}asked {5}POST \/v1\/push .*\n {11}answered {2}200 .*\n {11}expected {2}the version it made then: .*"duplicate".*\n {11}came .*"conflict"/,
    );
    expect(text).toMatch(/^Broken: S7 {3}An operation has its effect once/m);
    const report = JSON.parse(await readFile(json, 'utf8')) as {
      outcomes: { rule: string; verdict: string }[];
    };
    expect(report.outcomes.filter(({ verdict }) => verdict === 'failed').length).toBeGreaterThan(0);
    expect(new Set(report.outcomes.map(({ rule }) => rule))).toEqual(new Set(['S7']));
    expect(text + JSON.stringify(report)).not.toContain(`Bearer ${minimalTokens.token}`);
  });

  test.each([
    [['--token', 'x'], /--url takes/],
    [['--url', 'http://127.0.0.1:9'], /--token takes/],
    [['--url', 'http://127.0.0.1:9', '--token', 'x'], /could not begin[^]*no answer/],
    [['--url', 'http://127.0.0.1:9', '--token', 'x', '--only', 'S99'], /not S99/],
    [['--url', 'http://127.0.0.1:9', '--token', 'x', '--writers', '0'], /1 to 32/],
    [['--nonsense'], /nonsense/],
  ])('ends with 2 and says why it couldn’t begin: %j', async (args, told) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toMatch(told);
  });

  test('won’t take one person’s token for another’s', async () => {
    const { token, stranger } = minimalTokens;
    for (const wrong of [
      ['--token2', token],
      ['--token2', stranger],
      ['--foreign-token', token],
    ]) {
      const { code, text } = await run('--url', endpoint.url, '--token', token, ...wrong);
      expect(code).toBe(2);
      expect(text).toContain(`${wrong[0] ?? ''} must be`);
    }
  });

  test('an unknown token begins nothing', async () => {
    const { code, text } = await run('--url', endpoint.url, '--token', 'nobody');
    expect(code).toBe(2);
    expect(text).toMatch(/could not begin[^]*expected {2}200[^]*came {6}401/);
  });

  test('helps', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, text: expect.stringContaining('--foreign-token') });
  });
});
