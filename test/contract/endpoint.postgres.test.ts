import { afterAll, beforeAll, describe } from 'vitest';
import { openPostgres } from '../../endpoint/postgres';
import { startPostgres, type PostgresServer } from '../support/postgres';
import { endpointContract } from './endpoint.contract';

describe('the endpoint on PostgreSQL', () => {
  let server: PostgresServer | undefined;
  const url = () => {
    if (server === undefined) throw new Error('PostgreSQL is not running yet');
    return server.url;
  };
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  endpointContract(async () => openPostgres({ url: url(), connections: 20 }), 16);
});
