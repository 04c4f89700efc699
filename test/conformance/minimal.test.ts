import { afterAll, describe } from 'vitest';
import { minimalTokens, startMinimal } from '../support/minimalEndpoint/start';
import type { MinimalEndpoint } from '../support/minimalEndpoint/server';
import { longAway } from './longAway';
import { conformanceTests } from './inVitest';

describe('an endpoint in memory that was written from the documents alone', () => {
  let endpoint: MinimalEndpoint | undefined;
  afterAll(() => endpoint?.stop());
  conformanceTests(async () => {
    const started = await startMinimal();
    endpoint = started;
    const old = await longAway(started.url, minimalTokens.token);
    started.forget();
    return { url: started.url, old, ...minimalTokens };
  }, ['Where the endpoint judges the fields of kinds, the problem says which field is wrong']);
});
