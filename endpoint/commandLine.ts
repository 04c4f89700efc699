import { parseArgs } from 'node:util';
import { validate } from 'uuid';
import { roles, tenantPattern, type Role } from './accounts';
import type { AuditQuery } from './audit';
import { defaultRates, type Rates } from './rates';
import type { Access } from './scopes';

/** Where the records are kept. */
export type Place =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'server'; readonly url: string };

export interface Person {
  readonly tenant: string;
  readonly name: string;
  readonly role: Role;
}

/** How `serve` is run by whoever runs it. */
export interface Operation {
  /** Where `/metrics` is served; nowhere when left out. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** Undefined: nobody is held to a rate. */
  readonly rates?: Rates;
  /** Milliseconds between a SIGTERM and the end, for the balancer to notice. */
  readonly drain: number;
  readonly logLevel: string;
  /** Where attachments are kept; undefined: nowhere. */
  readonly blobs: string | undefined;
  readonly blobBytes: number;
  /** For all attachments of a tenant together; undefined: any number. */
  readonly quotaBytes?: number;
}

export type Command =
  | {
      readonly command: 'serve';
      readonly place: Place;
      readonly host: string;
      readonly port: number;
      readonly operation: Operation;
      /** Who gets a token before the serving begins. */
      readonly person?: Person;
      /** The file that says how people sign in. */
      readonly identity?: string;
    }
  | {
      readonly command: 'audit';
      readonly place: Place;
      readonly query: AuditQuery;
      /** Sets how long the audit is kept, instead of reading it. */
      readonly keepDays?: number;
    }
  | { readonly command: 'seed'; readonly place: Place; readonly person: Person }
  | {
      readonly command: 'token';
      readonly place: Place;
      readonly person: Person;
      readonly name: string;
      /** How many days it is valid; for ever when left out. */
      readonly days?: number;
    }
  | AdministrationCommand
  | { readonly command: 'help' }
  | { readonly command: 'mistake'; readonly message: string };

/** What is done to one tenant's people and tokens. */
export type AdministrationCommand = { readonly place: Place; readonly tenant: string } & (
  | { readonly command: 'renew' | 'people' | 'tokens' | 'scopes' }
  | { readonly command: 'access'; readonly access: Access }
  | { readonly command: 'grant' | 'revoke'; readonly who: string; readonly scope: string }
  | { readonly command: 'revoke-token'; readonly id: string }
  | { readonly command: 'link'; readonly who: string; readonly issuer: string; readonly subject: string }
);

export const usage = `The endpoint that laptops exchange their records with.

  serve   [--port 8790] [--host 127.0.0.1]             serve until Ctrl+C
          [--tenant acme --person "Name" [--role …]]   and first make a token for this person
          [--identity identity.json]                   people sign in with an OpenID provider (docs/endpoint.md)
          [--metrics-port 9464] [--metrics-host …]     and Prometheus’ figures at /metrics, on 127.0.0.1
          [--rate 600]                                 requests a minute of a device, twice that of a person; 0: any
          [--drain 0]                                  seconds between SIGTERM and the end, for a balancer to notice
          [--blobs folder] [--blob-mb 512]             attachments: where (in --data when left out), and the largest
          [--quota-mb 20000]                           all attachments of a tenant together; any number when left out
          [--log-level info]                           fatal, error, warn, info, debug or silent
  token   --tenant acme --person "Name" [--role manager|director|admin|reader]
          [--name "Laptop"] [--days 90]                make a token; tenant and person too when missing
  tokens  --tenant acme                                list the tokens: for whom, until when, when last used
  revoke-token  --tenant acme --id 0123456789ab        end one of them
  people  --tenant acme                                list the people and their roles
  link    --tenant acme --person "Name" --issuer URL --subject SUB
                                                       from now on this person signs in, and stays the same
  access  --tenant acme --to everyone|scoped           whether managers see everything or what is granted to them
  scopes  --tenant acme                                list what is granted to whom
  grant   --tenant acme --person "Name" --scope territory:Nord
                                                       let a manager see a territory, or partner:ID
  revoke  --tenant acme --person "Name" --scope territory:Nord
                                                       take it back; their laptops let go of the records
  seed    --tenant acme --person "Name"                store the invented sample portfolio as this person's
  audit   --tenant acme [--record ID] [--person "Name"] [--since 2026-01-31] [--limit 1000]
                                                       who changed what, when, from which device; JSON, a line each
  audit   --tenant acme --keep-days 1095               how long it is kept
  renew   --tenant acme                                after a backup was restored: have every laptop start afresh

Records are kept in --data (a folder; out/endpoint when left out), or in PostgreSQL when the variable
DATABASE_URL names a server: postgres://user:password@host:5432/database`;

const logLevels: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  tenant: { type: 'string' },
  person: { type: 'string' },
  role: { type: 'string' },
  record: { type: 'string' },
  since: { type: 'string' },
  limit: { type: 'string' },
  'keep-days': { type: 'string' },
  'metrics-port': { type: 'string' },
  'metrics-host': { type: 'string' },
  rate: { type: 'string' },
  drain: { type: 'string' },
  'log-level': { type: 'string' },
  blobs: { type: 'string' },
  'blob-mb': { type: 'string' },
  'quota-mb': { type: 'string' },
  identity: { type: 'string' },
  name: { type: 'string' },
  days: { type: 'string' },
  id: { type: 'string' },
  issuer: { type: 'string' },
  subject: { type: 'string' },
  scope: { type: 'string' },
  to: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the arguments after the program's name; what can't be read comes back as a mistake to be told. */
export function readCommandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return mistake(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [command = 'serve', ...more] = positionals;
  if (values.help === true || command === 'help') return { command: 'help' };
  if (more.length > 0) return mistake(`“${more.join(' ')}” is one word too many.`);

  const url = env['DATABASE_URL'];
  const place: Place = url
    ? { kind: 'server', url }
    : { kind: 'folder', folder: values.data ?? 'out/endpoint' };
  const person = readPerson(values);
  if (typeof person === 'string') return mistake(person);

  switch (command) {
    case 'serve': {
      const port = readPort(values.port ?? '8790');
      if (port === undefined) return mistake('--port wants 0 to 65535; 0 takes a free one.');
      const operation = readOperation(values, place);
      if (typeof operation === 'string') return mistake(operation);
      return {
        command,
        place,
        host: values.host ?? '127.0.0.1',
        port,
        operation,
        ...(person === undefined ? {} : { person }),
        ...(values.identity === undefined ? {} : { identity: values.identity }),
      };
    }
    case 'token': {
      if (person === undefined) return mistake('token wants --tenant and --person.');
      const days = values.days === undefined ? undefined : Number(values.days);
      if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 3660))
        return mistake('--days wants 1 to 3660.');
      const name = values.name?.trim() ?? '';
      if (name.length > 200) return mistake('--name wants at most 200 characters.');
      return { command, place, person, name, ...(days === undefined ? {} : { days }) };
    }
    case 'seed':
      if (person === undefined) return mistake(`${command} wants --tenant and --person.`);
      return { command, place, person };
    case 'audit': {
      const wanted = readAuditQuery(values);
      return typeof wanted === 'string' ? mistake(wanted) : { command, place, ...wanted };
    }
    default:
      return readAdministration(command, place, values);
  }
}

function readAdministration(command: string, place: Place, values: Values): Command {
  const { tenant = '', person = '', id, issuer, subject, scope, to } = values;
  const missing = (...names: readonly string[]) =>
    mistake(`${command} wants ${['tenant', ...names].map((name) => `--${name}`).join(', ')}.`);
  const whom = person.trim();
  switch (command) {
    case 'renew':
    case 'people':
    case 'tokens':
    case 'scopes':
      return tenant === '' ? missing() : { command, place, tenant };
    case 'access':
      return tenant === '' || (to !== 'everyone' && to !== 'scoped')
        ? missing('to everyone|scoped')
        : { command, place, tenant, access: to };
    case 'grant':
    case 'revoke':
      return tenant === '' || whom === '' || !scope
        ? missing('person', 'scope')
        : { command, place, tenant, who: whom, scope };
    case 'revoke-token':
      return tenant === '' || !id ? missing('id') : { command, place, tenant, id };
    case 'link':
      return tenant === '' || whom === '' || !issuer || !subject
        ? missing('person', 'issuer', 'subject')
        : { command, place, tenant, who: whom, issuer, subject };
    default:
      return mistake(`There is no command “${command}”.`);
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

type Values = ReturnType<typeof parse>['values'];
function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : undefined;
}

/** How to serve, or what is wrong with it. */
function readOperation(values: Values, place: Place): Operation | string {
  const metricsPort = values['metrics-port'];
  const port = metricsPort === undefined ? undefined : readPort(metricsPort);
  if (metricsPort !== undefined && port === undefined) return '--metrics-port wants 0 to 65535.';
  const rate = Number(values.rate ?? defaultRates.device.perMinute);
  if (!Number.isInteger(rate) || rate < 0)
    return '--rate wants a whole number of requests a minute; 0 for any.';
  const drain = Number(values.drain ?? 0);
  if (!(drain >= 0 && drain <= 300)) return '--drain wants 0 to 300 seconds.';
  const logLevel = values['log-level'] ?? 'info';
  if (!logLevels.includes(logLevel)) return `--log-level wants one of: ${logLevels.join(', ')}.`;
  const megabytes = Number(values['blob-mb'] ?? 512);
  if (!Number.isInteger(megabytes) || megabytes < 1)
    return '--blob-mb wants a whole number of megabytes from 1.';
  const quota = values['quota-mb'] === undefined ? undefined : Number(values['quota-mb']);
  if (quota !== undefined && (!Number.isInteger(quota) || quota < 1))
    return '--quota-mb wants a whole number of megabytes from 1.';
  return {
    blobs: values.blobs ?? (place.kind === 'folder' ? `${place.folder}/blobs` : undefined),
    blobBytes: megabytes * 1024 * 1024,
    ...(quota === undefined ? {} : { quotaBytes: quota * 1024 * 1024 }),
    ...(port === undefined ? {} : { metrics: { host: values['metrics-host'] ?? '127.0.0.1', port } }),
    ...(rate === 0 ? {} : { rates: ratesOf(rate) }),
    drain: drain * 1000,
    logLevel,
  };
}

/** What is asked of the audit, or what is wrong with it. */
function readAuditQuery(values: Values): { readonly query: AuditQuery; readonly keepDays?: number } | string {
  const { tenant, record, person } = values;
  if (tenant === undefined) return 'audit wants --tenant.';
  if (record !== undefined && !validate(record)) return '--record wants a record’s id.';
  const since = values.since === undefined ? undefined : new Date(values.since);
  if (since !== undefined && Number.isNaN(since.getTime()))
    return '--since wants a date, such as 2026-01-31.';
  const limit = Number(values.limit ?? 1000);
  if (!Number.isInteger(limit) || limit < 1) return '--limit wants a whole number from 1.';
  const keepDays = values['keep-days'] === undefined ? undefined : Number(values['keep-days']);
  if (keepDays !== undefined && !(Number.isInteger(keepDays) && keepDays >= 1 && keepDays <= 36_500))
    return '--keep-days wants 1 to 36500 days.';
  return {
    query: {
      tenant,
      limit,
      ...(record === undefined ? {} : { record }),
      ...(person === undefined ? {} : { person }),
      ...(since === undefined ? {} : { since }),
    },
    ...(keepDays === undefined ? {} : { keepDays }),
  };
}

/** A person has at most two laptops at work at once. */
function ratesOf(perMinute: number): Rates {
  return {
    device: { perMinute, burst: perMinute },
    person: { perMinute: 2 * perMinute, burst: 2 * perMinute },
  };
}

/** A person, nobody, or what is wrong with them. */
function readPerson(values: Values): Person | string | undefined {
  const { tenant, person } = values;
  if (tenant !== undefined && !tenantPattern.test(tenant)) {
    return `“${tenant}” can’t be a tenant: a short word in lower case, such as acme.`;
  }
  if (person === undefined) return undefined;
  const name = person.trim();
  if (name === '' || name.length > 200) return '--person wants a name of at most 200 characters.';
  if (tenant === undefined) return '--person wants --tenant too.';
  const role = roles.find((each) => each === (values.role ?? 'manager'));
  if (role === undefined) return `--role wants one of: ${roles.join(', ')}.`;
  return { tenant, name, role };
}

function mistake(message: string): Command {
  return { command: 'mistake', message };
}
