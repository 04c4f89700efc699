import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { ensureTenant, type Role } from '../../endpoint/accounts';
import type { Database } from '../../endpoint/database';
import { openApiDocument } from '../../endpoint/openapi';
import { ensurePerson } from '../../endpoint/people';
import { issueToken, type TokenOptions } from '../../endpoint/tokens';
import { defaultLimits } from '../../endpoint/limits';
import { contractDesk, type ContractDesk } from '../support/contractDesk';
import { startEndpoint, type TestEndpoint } from '../support/endpoint';
import { openApiChecker, type CheckAnswer } from '../support/openApiChecker';

/** One running endpoint for a whole suite; each test takes a tenant of its own. */
export interface Bench {
  readonly url: string;
  readonly database: Database;
  /** A fresh tenant. */
  tenant(): Promise<string>;
  /** A person's laptop, in a fresh tenant unless one is given. */
  desk(tenant?: string, person?: string, token?: TokenOptions, role?: Role): Promise<ContractDesk>;
  /** A token of this person of a tenant, who is made when missing. */
  token(tenant: string, person: string, options?: TokenOptions, role?: Role): Promise<string>;
  /** Holds answers against the endpoint's own document. */
  readonly check: CheckAnswer;
}

/** Must be called while tests are being collected; what it returns works from the first test on. */
export function contractBench(open: () => Promise<Database>): Bench {
  const check = openApiChecker(openApiDocument(defaultLimits));
  let running: { database: Database; endpoint: TestEndpoint } | undefined;
  const get = () => {
    if (running === undefined) throw new Error('the endpoint is not running yet');
    return running;
  };
  const tenant = async () => {
    const id = `t${randomBytes(6).toString('hex')}`;
    await ensureTenant(get().database, id);
    return id;
  };

  const token = async (
    inTenant: string,
    person: string,
    options: TokenOptions = {},
    role: Role = 'manager',
  ) => {
    const { database } = get();
    const account = { tenant: inTenant, person: await ensurePerson(database, inTenant, person, role) };
    return issueToken(database, account, options);
  };

  beforeAll(async () => {
    const database = await open();
    running = { database, endpoint: await startEndpoint({ database }) };
  });
  afterAll(async () => {
    await running?.endpoint.stop();
    await running?.database.close();
  });

  return {
    get url() {
      return get().endpoint.url;
    },
    get database() {
      return get().database;
    },
    tenant,
    check,
    token,
    desk: async (inTenant, person = 'Camille Moreau', options = {}, role = 'manager') =>
      contractDesk(
        get().endpoint.url,
        await token(inTenant ?? (await tenant()), person, options, role),
        check,
      ),
  };
}
