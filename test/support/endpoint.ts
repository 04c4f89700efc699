import { ensureTenant, type Role } from '../../endpoint/accounts';
import type { Database } from '../../endpoint/database';
import { createMetrics } from '../../endpoint/metrics';
import { migrate } from '../../endpoint/migrate';
import { ensurePerson } from '../../endpoint/people';
import { openPglite } from '../../endpoint/pglite';
import { createServer, type ServerOptions } from '../../endpoint/server';
import { issueToken } from '../../endpoint/tokens';

export interface EndpointOptions extends Partial<Omit<ServerOptions, 'database'>> {
  /** Left open by `stop`; PGlite in memory when left out, closed by `stop`. */
  readonly database?: Database;
  /** The tenant that `token` makes people in; `acme` when left out. */
  readonly tenant?: string;
  /** The tenant's name; its id when left out. */
  readonly company?: string;
  /** Any free one when left out. */
  readonly port?: number;
}

/** A reference endpoint in this process, on a free port of the loopback interface. */
export interface TestEndpoint {
  readonly url: string;
  readonly database: Database;
  /** Makes a token for the person of this name, who is made when missing. */
  token(person?: string, role?: Role): Promise<string>;
  /** What Prometheus would read. */
  figures(): Promise<string>;
  stop(): Promise<void>;
}

export async function startEndpoint(options: EndpointOptions = {}): Promise<TestEndpoint> {
  const { database: given, tenant = 'acme', company, port = 0, ...serverOptions } = options;
  const database = given ?? (await openPglite());
  await migrate(database);
  await ensureTenant(database, tenant, company);
  const metrics = createMetrics(database);
  const server = await createServer({ metrics, ...serverOptions, database });
  const url = await server.listen({ host: '127.0.0.1', port });
  return {
    url,
    database,
    token: async (person = 'Camille Moreau', role = 'manager') =>
      issueToken(database, { tenant, person: await ensurePerson(database, tenant, person, role) }),
    figures: () => metrics.registry.metrics(),
    stop: async () => {
      await server.close();
      if (given === undefined) await database.close();
    },
  };
}
