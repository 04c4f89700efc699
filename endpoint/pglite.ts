import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database';

/**
 * PostgreSQL inside this process, on one connection: for a try-out and for tests.
 *
 * @param folder where it keeps its files; in memory when left out
 */
export async function openPglite(folder?: string): Promise<Database> {
  const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  return {
    description: folder === undefined ? 'PGlite in memory' : `PGlite in ${folder}`,
    transaction: (preamble, work) =>
      pglite.transaction(async (tx) => {
        if (preamble !== '') await tx.exec(preamble);
        return work({
          query: async <Row>(text: string, values?: readonly unknown[]) =>
            (await tx.query<Row>(text, values === undefined ? undefined : [...values])).rows,
          script: async (text) => {
            await tx.exec(text);
          },
        });
      }),
    close: () => pglite.close(),
  };
}
