import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import type { Command, Operation } from './commandLine';
import { createDiskBlobs } from './diskBlobs';
import { stopGracefully } from './gracefulStop';
import { readIdentity } from './identity';
import { createMetrics } from './metrics';
import { createMetricsServer } from './metricsServer';
import { openDatabase } from './openDatabase';
import { createReadiness } from './readiness';
import { say } from './say';
import { createServer, type ServerOptions } from './server';
import { tokenFor } from './tokenFor';
import { hasTokens } from './tokens';

type Serve = Extract<Command, { readonly command: 'serve' }>;

/** Milliseconds for the last requests to be answered, after the drain. */
const patience = 30_000;

/** Serves until SIGINT or SIGTERM. */
export async function serve({ place, host, port, person, identity: file, operation }: Serve): Promise<void> {
  const { metrics: metricsPlace, rates, drain, logLevel } = operation;
  const identity = file === undefined ? undefined : readIdentity(await readFile(file, 'utf8'));
  const database = await openDatabase(place);
  const metrics = createMetrics(database);
  const readiness = createReadiness(database);
  const logger = { base: null, level: logLevel };
  const server = await createServer({
    database,
    metrics,
    readiness,
    logger,
    ...(identity === undefined ? {} : { identity }),
    ...(rates === undefined ? {} : { rates }),
    ...blobsOf(operation),
  });
  const figures = metricsPlace && createMetricsServer(metrics);
  try {
    const url = await server.listen({ host, port });
    say(`\nServing at ${url}\nRecords are kept in ${database.description}.`);
    if (figures) say(`Figures are at ${await figures.listen(metricsPlace)}/metrics.`);
    if (person !== undefined) {
      const token = await tokenFor(database, person);
      say(`The token of ${person.name} (it is shown this once): ${token}`);
      say(`In the app, open Settings › Your account and enter the address and the token.`);
    } else if (identity !== undefined) {
      say('In the app, open Settings › Your account, enter the address and sign in.');
    } else if (place.kind === 'folder' && !(await hasTokens(database))) {
      say(
        'Nobody has a token yet. Stop with Ctrl+C and start it again with: --tenant acme --person "Your name"',
      );
    } else {
      say('In the app, open Settings › Your account and enter the address and a token.');
    }
    say('Stop with Ctrl+C.\n');
  } catch (error) {
    await closeAll(server, figures);
    await database.close();
    throw error;
  }

  const stop = (wait: number) => {
    setTimeout(() => process.exit(1), wait + patience).unref();
    const after = async () => {
      await figures?.close();
      await database.close();
    };
    stopGracefully({ server, readiness, drain: wait, after }).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  // Ctrl+C is somebody who waits at the keyboard; a second signal ends us at once.
  process.once('SIGINT', () => stop(0));
  process.once('SIGTERM', () => stop(drain));
}

function blobsOf({ blobs, blobBytes, quotaBytes }: Operation): Pick<ServerOptions, 'blobs'> {
  if (blobs === undefined) return {};
  const quota = quotaBytes === undefined ? {} : { quotaBytes };
  return { blobs: { store: createDiskBlobs(blobs), maximumBytes: blobBytes, ...quota } };
}

async function closeAll(...servers: readonly (FastifyInstance | undefined)[]): Promise<void> {
  for (const server of servers) await server?.close();
}
