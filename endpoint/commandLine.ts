import { parseArgs } from 'node:util';
import { roles, tenantPattern, type Role } from './accounts';

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
    }
  | { readonly command: 'token' | 'seed'; readonly place: Place; readonly person: Person }
  | { readonly command: 'renew'; readonly place: Place; readonly tenant: string }
  | { readonly command: 'help' }
  | { readonly command: 'mistake'; readonly message: string };

export const usage = `The endpoint that laptops exchange their records with.

  serve   [--port 8790] [--host 127.0.0.1]             serve until Ctrl+C
          [--tenant acme --person "Name" [--role …]]   and first make a token for this person
  token   --tenant acme --person "Name" [--role manager|director]
                                                       make a token; tenant and person too when missing
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
      };
    }
    case 'token':
    case 'seed':
      if (person === undefined) return mistake(`${command} wants --tenant and --person.`);
      return { command, place, person };
    case 'renew':
      if (values.tenant === undefined) return mistake('renew wants --tenant.');
      return { command, place, tenant: values.tenant };
    default:
      return mistake(`There is no command “${command}”.`);
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

/** A person, nobody, or what is wrong with them. */
function readPerson(values: ReturnType<typeof parse>['values']): Person | string | undefined {
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
