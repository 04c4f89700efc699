import { realDisk } from '../../electron/journal/disk';
import { createJournal } from '../../electron/journal/journal';
import { aChange, aWrite } from './journalEntries';
import { closedKeyring } from './journalParts';

/**
 * Appends without end to the journal in the folder given as first argument, several at once, the numbers from the
 * second argument on, and prints each number as soon as its append has resolved. It is there to be killed.
 */
const [folder = '', first = '1'] = process.argv.slice(2);
const journal = createJournal({
  folder,
  keyring: closedKeyring,
  disk: realDisk,
  now: Date.now,
  onFault: () => undefined,
});
let seq = Number(first);
for (;;) {
  const group = Array.from({ length: 4 }, () => seq++);
  await Promise.all(
    group.map(async (number) => {
      const notes = `phrase ${number} `.repeat(number % 200);
      const result = await journal.append([aWrite(number, aChange(`r${number}`, { data: { notes } }))]);
      if (result.ok) process.stdout.write(`${number}\n`);
    }),
  );
}
