import { samplePortfolio } from '#shared/sample/portfolio';
import { administer } from './administration';
import { auditCommand } from './auditCommand';
import { readCommandLine, usage, type Command, type Person } from './commandLine';
import type { Database } from './database';
import { importRecords } from './importRecords';
import { defaultLimits } from './limits';
import { withDatabase } from './openDatabase';
import { say } from './say';
import { serve } from './serve';
import { accountFor, tokenFor } from './tokenFor';

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
    case 'audit':
      return auditCommand(command);
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
