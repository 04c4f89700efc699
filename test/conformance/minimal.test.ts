import { afterAll, describe } from 'vitest';
import { minimalTokens, startMinimal } from '../support/minimalEndpoint/start';
import type { MinimalEndpoint } from '../support/minimalEndpoint/server';
import { conformanceTests } from './inVitest';

describe('an endpoint in memory that was written from the documents alone', () => {
  let endpoint: MinimalEndpoint | undefined;
  afterAll(() => endpoint?.stop());
  conformanceTests(async () => {
    endpoint = await startMinimal();
    return { url: endpoint.url, ...minimalTokens };
  }, ['Where the endpoint judges the fields of kinds, the problem says which field is wrong']);
});
