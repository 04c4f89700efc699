import { describe } from 'vitest';
import { openPglite } from '../../endpoint/pglite';
import { endpointContract } from './endpoint.contract';
import { migrationsContract } from './migrations.contract';

describe('the endpoint on PGlite', () => {
  endpointContract(() => openPglite(), 4);
  migrationsContract(() => openPglite());
});
