import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The endpoint's command line, built aside for one test file. */
export interface EndpointProgram {
  /** Runs a command to its end. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<ProgramResult>;
  /** Starts `serve` on a free port; resolves once it listens. */
  serve(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<EndpointProcess>;
  /** Ends what still runs, and removes the program. */
  remove(): Promise<void>;
}

export interface ProgramResult {
  readonly code: number | null;
  readonly out: string;
  /** What it said to a person. */
  readonly said: string;
}

export interface EndpointProcess {
  readonly url: string;
  /** Where the figures are, when asked for by `--metrics-port`. */
  readonly metricsUrl: string;
  readonly process: ChildProcess;
  /** The log so far, a line each. */
  log(): readonly Record<string, unknown>[];
  /** Resolves with the exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** It lies inside the project, for its packages are found from there. */
export async function buildEndpointProgram(): Promise<EndpointProgram> {
  await mkdir(join(project, 'out'), { recursive: true });
  const folder = await mkdtemp(join(project, 'out', 'test-endpoint-'));
  await build({
    configFile: join(project, 'endpoint/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  });
  const started = new Set<ChildProcess>();
  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, [join(folder, 'cli.mjs'), ...args], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.add(child);
    const texts = { out: '', said: '' };
    child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (texts.said += chunk.toString()));
    const ended = once(child, 'close').then(() => {
      started.delete(child);
      return child.exitCode;
    });
    return { child, texts, ended };
  };
  return {
    run: async (args, env) => {
      const { texts, ended } = start(args, env);
      return { code: await ended, ...texts };
    },
    serve: async (args, env) => {
      const { child, texts, ended } = start(['serve', '--port', '0', ...args], env);
      await new Promise<void>((resolve, reject) => {
        child.stderr.on('data', () => {
          if (texts.said.includes('Stop with Ctrl+C.')) resolve();
        });
        void ended.then((code) => reject(new Error(`it ended with ${code}:\n${texts.said}`)));
      });
      const addressIn = (pattern: RegExp) => pattern.exec(texts.said)?.[1] ?? '';
      return {
        url: addressIn(/Serving at (\S+)/),
        metricsUrl: addressIn(/Figures are at (\S+)\./),
        process: child,
        log: () =>
          texts.out
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Record<string, unknown>),
        ended,
      };
    },
    remove: async () => {
      for (const child of started) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
