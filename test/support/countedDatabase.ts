import type { Database } from '../../endpoint/database';

/** A database that counts what goes to it and comes back: each statement, and the begin and the end of transactions. */
export function countedDatabase(database: Database): Database & { taken(): number } {
  let count = 0;
  return {
    ...database,
    taken: () => {
      const so = count;
      count = 0;
      return so;
    },
    transaction: (preamble, work) => {
      count += 2;
      return database.transaction(preamble, (sql) =>
        work({
          query: (text, values) => {
            count += 1;
            return sql.query(text, values);
          },
          script: (text) => {
            count += 1;
            return sql.script(text);
          },
        }),
      );
    },
  };
}
