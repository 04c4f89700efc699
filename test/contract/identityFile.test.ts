import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEndpointProgram, type EndpointProgram } from '../support/endpointProcess';
import { enterByBrowser } from '../support/enterByBrowser';
import { freePort } from '../support/freePort';
import { startIdentityProvider, type IdentityProvider } from '../support/identityProvider';
import { readProjectFile } from '../support/projectFiles';

describe('the identity file of docs/endpoint.md', () => {
  let program: EndpointProgram;
  let provider: IdentityProvider;
  let folder: string;
  beforeAll(async () => {
    [program, provider, folder] = await Promise.all([
      buildEndpointProgram(),
      startIdentityProvider({ claims: () => ({ name: 'Dora Moreau', groups: ['channel-directors'] }) }),
      mkdtemp(join(tmpdir(), 'escale-identity-')),
    ]);
  });
  afterAll(async () => {
    await program?.remove();
    await provider?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('lets a laptop in that knows the address only, with nothing in it changed but the two addresses', async () => {
    const example = /--identity identity\.json[^]*?```json\n([^]*?)```/.exec(
      readProjectFile('docs/endpoint.md'),
    )?.[1];
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const file = join(folder, 'identity.json');
    const text = (example ?? '')
      .replace('https://escale.acme.example', endpoint)
      .replace('https://login.acme.example', provider.issuer);
    await writeFile(file, text);
    const place = ['--data', join(folder, 'data')];
    const company = ['--tenant', 'acme', '--person', 'Camille Moreau'];
    const served = await program.serve([...place, ...company, '--port', String(port), '--identity', file]);

    const { owner } = await enterByBrowser(endpoint);
    expect(owner).toMatchObject({ tenant: { id: 'acme' }, person: { name: 'Dora Moreau' } });
    served.process.kill('SIGINT');
    expect(await served.ended).toBe(0);
    const people = await program.run(['people', ...place, '--tenant', 'acme']);
    expect(people.out).toMatch(/director\tcamille\tDora Moreau/);
  }, 120_000);
});
