import { parseArgs } from 'node:util';
import { roles, tenantPattern, type Role } from './accounts';
import type { Access } from './scopes';

/** Where the records are kept. */
export type Place =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'server'; readonly url: string };

export interface Person {
  readonly tenant: string;
  readonly name: string;
  readonly role: Role;
}

export type Command =
  | {
      readonly command: 'serve';
      readonly place: Place;
      readonly host: string;
      readonly port: number;
      /** Who gets a token before the serving begins. */
      readonly person?: Person;
      /** The file that says how people sign in. */
      readonly identity?: string;
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
  renew   --tenant acme                                after a backup was restored: have every laptop start afresh

Records are kept in --data (a folder; out/endpoint when left out), or in PostgreSQL when the variable
DATABASE_URL names a server: postgres://user:password@host:5432/database`;

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  tenant: { type: 'string' },
  person: { type: 'string' },
  role: { type: 'string' },
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
      const port = Number(values.port ?? 8790);
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        return mistake('--port wants 0 to 65535; 0 takes a free one.');
      return {
        command,
        place,
        host: values.host ?? '127.0.0.1',
        port,
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
