import { afterAll, describe, expect, test } from 'vitest';
import { startMinimal, minimalTokens } from '../support/minimalEndpoint/start';
import { Tenant } from '../support/minimalEndpoint/tenant';
import type { MinimalEndpoint } from '../support/minimalEndpoint/server';
import { conformance } from './main';

/** As one that leaves out what it may. */
class Sparing extends Tenant {
  protected override get asOf(): string | undefined {
    return undefined;
  }
}

describe('npm run conformance', () => {
  let endpoint: MinimalEndpoint | undefined;
  afterAll(() => endpoint?.stop());

  test('tells what an endpoint doesn’t offer apart from what is wrong and what was skipped', async () => {
    endpoint = await startMinimal({ digests: false, makeTenant: (id, limits) => new Sparing(id, limits) });
    const lines: string[] = [];
    const args = ['--url', endpoint.url, '--token', minimalTokens.token, '--only', 'S6,S14,S15,S16,S57'];
    expect(await conformance(args, (line) => lines.push(line))).toBe(0);
    const text = lines.join('\n');
    expect(text).toMatch(
      /^ {2}not offered {2}All of one bucket.*\n {11}because {3}the capabilities tell of no digests/m,
    );
    expect(text).toMatch(/not offered {2}A laptop may give it back.*\n.*no `asOf`/);
    expect(text).toMatch(/skipped {2}A cursor from before.*\n.*--old-cursor and --old-record/);
    expect(text).toMatch(/^\d+ passed, 0 failed, 2 skipped, 7 not offered$/m);
  });
});
