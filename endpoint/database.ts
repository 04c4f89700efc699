/** Runs statements with `$1`-style parameters. Column values come as the driver reads them; `bigint` as text. */
export interface Queries {
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Several statements without parameters. */
  script(text: string): Promise<void>;
}

export interface DatabaseLoad {
  readonly open: number;
  readonly idle: number;
  /** Transactions that wait for a connection. */
  readonly waiting: number;
}

/** The one door to the database: a PostgreSQL server or PGlite behind the same few words. */
export interface Database {
  /** What it is, for a person: never holds a password. */
  readonly description: string;
  /**
   * Runs `work` in one transaction at READ COMMITTED, committed when it returns and rolled back when it throws.
   *
   * @param preamble statements without parameters that open the transaction in the same round trip
   */
  transaction<T>(preamble: string, work: (sql: Queries) => Promise<T>): Promise<T>;
  /** How busy its connections are, where there are several. */
  load?(): DatabaseLoad;
  close(): Promise<void>;
}

/** The role that serves requests: it owns nothing, so row-level security binds it on both databases. */
export const applicationRole = 'escale_app';

/** A text as an SQL literal, for the settings that a preamble carries. */
function literal(text: string): string {
  if (/[\0\\]/.test(text)) throw new RangeError('A setting may hold neither NUL nor a backslash.');
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * The role, and the planner's hands tied: every statement of ours walks along an index, but without statistics
 * (a fresh database, and always PGlite, which gathers none) the planner would rather read and sort a whole tenant
 * for each page. So a plan needn't be made anew for the parameters of each request, which costs several times what
 * the request does; and what is turned off counts as so dear that each would be compiled as well.
 */
const actAsApplication = `set local role ${applicationRole};
  set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off; set local plan_cache_mode = force_generic_plan; set local jit = off;`;

/** Serves a tenant, for nobody in particular: sees that tenant's rows, of its records those that everyone sees. */
export function asTenant<T>(
  database: Database,
  tenant: string,
  work: (sql: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(
    `${actAsApplication} select set_config('escale.tenant', ${literal(tenant)}, true)`,
    work,
  );
}

/** Serves one person: sees and writes what that person may see and write of their tenant's records. */
export function asPerson<T>(
  database: Database,
  { tenant, person }: { readonly tenant: string; readonly person: string },
  work: (sql: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(
    `${actAsApplication} select set_config('escale.tenant', ${literal(tenant)}, true),
      set_config('escale.person', ${literal(person)}, true)`,
    work,
  );
}

/** Looks a bearer up: sees the one token whose SHA-256 (hexadecimal) is given, and nothing else. */
export function asBearer<T>(
  database: Database,
  tokenHash: string,
  work: (sql: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(
    `${actAsApplication} select set_config('escale.token', ${literal(tokenHash)}, true)`,
    work,
  );
}

/** Looks at several tenants' own rows, their heads, and at nothing else of them. */
export function asWatcher<T>(
  database: Database,
  tenants: readonly string[],
  work: (sql: Queries) => Promise<T>,
): Promise<T> {
  const preamble = `${actAsApplication} select set_config('escale.watched', ${literal(tenants.join(','))}, true)`;
  return database.transaction(preamble, work);
}

/** Manages a tenant's people and tokens as the tables' owner, who is held to that tenant's rows as well. */
export function asOwner<T>(
  database: Database,
  tenant: string,
  work: (sql: Queries) => Promise<T>,
): Promise<T> {
  return database.transaction(`select set_config('escale.tenant', ${literal(tenant)}, true)`, work);
}

/** The five characters of SQLSTATE that a driver's error carries; undefined for errors of another origin. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}
