import { readFile } from 'node:fs/promises';
import { samplePortfolio } from '#shared/sample/portfolio';
import { ensureTenant, type Account } from './accounts';
import { administer } from './administration';
import { readCommandLine, usage, type Command, type Person, type Place } from './commandLine';
import { openDataFolder } from './dataFolder';
import type { Database } from './database';
import { readIdentity } from './identity';
import { importRecords } from './importRecords';
import { defaultLimits } from './limits';
import { migrate } from './migrate';
import { ensurePerson } from './people';
import { openPostgres } from './postgres';
import { createServer } from './server';
import { hasTokens, issueToken, type TokenOptions } from './tokens';

type Serve = Extract<Command, { readonly command: 'serve' }>;

/** What a person reads goes to the error stream, so that the output is a token or the log and nothing else. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function openDatabase(place: Place): Promise<Database> {
  const database =
    place.kind === 'server'
      ? openPostgres({ url: place.url, onIdleError: (error) => say(`The database went away: ${error.name}`) })
      : await openDataFolder(place.folder);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function withDatabase(place: Place, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(place);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

async function accountFor(database: Database, { tenant, name, role }: Person): Promise<Account> {
  await ensureTenant(database, tenant);
  return { tenant, person: await ensurePerson(database, tenant, name, role) };
}

async function seed(database: Database, person: Person): Promise<void> {
  const account = await accountFor(database, person);
  const records = samplePortfolio({ today: new Date().toLocaleDateString('sv') });
  const { stored, present, refused } = await importRecords(
    { database, account, limits: defaultLimits, now: () => new Date() },
    records,
  );
  say(`${stored} records stored, ${present} were there already.`);
  const [first] = refused;
  if (first !== undefined)
    throw new Error(`${refused.length} records were refused; the first: ${first.reason}`);
}

async function tokenFor(database: Database, person: Person, options?: TokenOptions): Promise<string> {
  return issueToken(database, await accountFor(database, person), options);
}

async function serve({ place, host, port, person, identity: file }: Serve): Promise<void> {
  const identity = file === undefined ? undefined : readIdentity(await readFile(file, 'utf8'));
  const database = await openDatabase(place);
  const server = await createServer({ database, logger: { base: null }, ...(identity && { identity }) });
  try {
    const url = await server.listen({ host, port });
    say(`\nServing at ${url}\nRecords are kept in ${database.description}.`);
    if (person !== undefined) {
      const token = await tokenFor(database, person);
      say(`The token of ${person.name} (it is shown this once): ${token}`);
      say(`In the app, open Settings › Endpoint and enter the address and the token.`);
    } else if (identity !== undefined) {
      say('In the app, open Settings › Endpoint, enter the address and sign in.');
    } else if (place.kind === 'folder' && !(await hasTokens(database))) {
      say(
        'Nobody has a token yet. Stop with Ctrl+C and start it again with: --tenant acme --person "Your name"',
      );
    } else {
      say('In the app, open Settings › Endpoint and enter the address and a token.');
    }
    say('Stop with Ctrl+C.\n');
  } catch (error) {
    await server.close();
    await database.close();
    throw error;
  }

  const stop = async () => {
    await server.close();
    await database.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      const patience = 10_000;
      setTimeout(() => process.exit(1), patience).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

async function run(command: Command): Promise<number> {
  switch (command.command) {
    case 'help':
      process.stdout.write(`${usage}\n`);
      return 0;
    case 'mistake':
      say(`${command.message}\n\n${usage}`);
      return 2;
    case 'serve':
      await serve(command);
      return 0;
    case 'token':
      await withDatabase(command.place, async (database) => {
        const { person, name, days } = command;
        const expiresAt = days === undefined ? {} : { expiresAt: new Date(Date.now() + days * 86_400_000) };
        const token = await tokenFor(database, person, { name, ...expiresAt });
        say(`The token of ${command.person.name} at ${command.person.tenant}; it is shown this once:`);
        process.stdout.write(`${token}\n`);
      });
      return 0;
    case 'seed':
      await withDatabase(command.place, (database) => seed(database, command.person));
      return 0;
    default: {
      const { place, ...what } = command;
      let done = false;
      await withDatabase(place, async (database) => {
        const { ok, lines, said } = await administer(database, what);
        for (const line of lines) process.stdout.write(`${line}\n`);
        if (said !== '') say(said);
        done = ok;
      });
      return done ? 0 : 1;
    }
  }
}

try {
  process.exitCode = await run(readCommandLine(process.argv.slice(2), process.env));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
