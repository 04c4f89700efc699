import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { icnsOf, icoOf } from './iconContainers.mjs';
import { projectFolder } from './places.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { runScript, SetupFailure } from './setupFailure.mjs';
import { onPath } from './systemLibraries.mjs';

const resources = join(projectFolder, 'resources');
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const icnsSizes = [32, 64, 128, 256, 512, 1024];
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];

/** Up to this many pixels the simplified drawing is used. */
const smallest = 48;

/**
 * What of the 1024-unit drawing is shown: macOS wants its margin around the plate, the others nearly none.
 */
const crops = { macos: '0 0 1024 1024', plain: '88 88 848 848' };

/** After a change of the drawings: writes resources/icons, icon.ico and icon.icns from them. */
await runScript(async () => {
  if (!onPath('rsvg-convert')) {
    throw new SetupFailure('rsvg-convert is missing', 'Install librsvg (Debian: librsvg2-bin).');
  }
  const work = await mkdtemp(join(tmpdir(), 'escale-icons-'));
  try {
    await writeFile(join(resources, 'icon.ico'), icoOf(await pictures(work, icoSizes, crops.plain)));
    await writeFile(join(resources, 'icon.icns'), icnsOf(await pictures(work, icnsSizes, crops.macos)));
    await mkdir(join(resources, 'icons'), { recursive: true });
    for (const [width, picture] of await pictures(work, linuxSizes, crops.plain)) {
      await writeFile(join(resources, `icons/${width}x${width}.png`), picture);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say('wrote the icons in resources');
});

/**
 * @param {string} work a folder for the drawings in between
 * @param {readonly number[]} sizes
 * @param {string} viewBox
 * @returns {Promise<Map<number, Buffer>>}
 */
async function pictures(work, sizes, viewBox) {
  const rendered = new Map();
  for (const width of sizes) {
    const drawing = await readFile(join(resources, width <= smallest ? 'iconSmall.svg' : 'icon.svg'), 'utf8');
    const source = join(work, 'drawing.svg');
    const picture = join(work, 'picture.png');
    await writeFile(source, drawing.replace(/viewBox="[^"]*"/, `viewBox="${viewBox}"`));
    const done = await run('rsvg-convert', ['-w', String(width), '-h', String(width), source, '-o', picture]);
    if (done.code !== 0)
      throw new SetupFailure(`The icon could not be drawn (${done.output.trim()})`, 'Correct it.');
    rendered.set(width, await readFile(picture));
  }
  return rendered;
}
