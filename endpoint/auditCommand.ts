import { keepAudit, readAudit } from './audit';
import type { Command } from './commandLine';
import { withDatabase } from './openDatabase';
import { say } from './say';

/** Prints what the audit holds, or sets how long it is kept. @returns the exit code */
export async function auditCommand({
  place,
  query,
  keepDays,
}: Extract<Command, { readonly command: 'audit' }>): Promise<number> {
  let code = 0;
  await withDatabase(place, async (database) => {
    if (keepDays !== undefined) {
      const known = await keepAudit(database, query.tenant, keepDays);
      code = known ? 0 : 1;
      say(known ? `The audit is kept for ${keepDays} days.` : `There is no tenant “${query.tenant}”.`);
      return;
    }
    const entries = await readAudit(database, query);
    for (const entry of entries) process.stdout.write(`${JSON.stringify(entry)}\n`);
    say(
      `${entries.length} changes${entries.length === query.limit ? ', the newest; --limit shows more' : ''}.`,
    );
  });
  return code;
}
