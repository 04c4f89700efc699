import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { electronVersion } from './electronRuntime.mjs';
import { projectFolder } from './places.mjs';
import { prepareDesk } from './prepare.mjs';
import { say } from './say.mjs';
import { runScript } from './setupFailure.mjs';

/**
 * Packages the app of this build for Linux around the Electron runtime at hand.
 * @param {object} options
 * @param {string} options.runtime folder of the runtime
 * @param {string} options.output folder that takes the packages
 * @param {readonly string[]} options.targets such as "dir", "tar.gz"
 * @param {boolean} [options.fast] hardly compress
 * @returns {Promise<readonly string[]>} the files made; for the target "dir", `output/linux-unpacked`
 */
export async function packageForLinux({ runtime, output, targets, fast = false }) {
  await offerSevenZip();
  process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ??= fast ? '1' : '5';
  const { build, Platform, Arch } = await import('electron-builder');
  return build({
    projectDir: projectFolder,
    targets: Platform.LINUX.createTarget([...targets], process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
    publish: 'never',
    config: {
      electronDist: runtime,
      electronVersion: electronVersion(runtime),
      directories: { output },
      compression: fast ? 'store' : 'normal',
    },
  });
}

/** electron-builder would download its archiver; the one that npm has brought does as well. */
async function offerSevenZip() {
  if (process.env['ELECTRON_BUILDER_7ZIP_PATH']) return;
  const { path7za } = await import('7zip-bin');
  await chmod(path7za, 0o755).catch(() => undefined);
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = path7za;
}

/**
 * `npm run package`: on Linux the folder and the tar.gz with the runtime at hand; elsewhere all targets of the
 * system, around the Electron that package.json names.
 */
async function packageHere() {
  const runtime = await prepareDesk();
  if (process.platform === 'linux') {
    const output = join(projectFolder, 'release');
    await packageForLinux({ runtime, output, targets: ['dir', 'tar.gz'] });
    say(`packaged around Electron ${electronVersion(runtime)} into ${output}`);
    return;
  }
  const { build } = await import('electron-builder');
  const files = await build({ projectDir: projectFolder, publish: 'never' });
  say(`packaged:\n${files.join('\n')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runScript(packageHere);
