import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisplay } from '../../electron/runtime/display.mjs';
import { electronBinary, electronVersion } from '../../electron/runtime/electronRuntime.mjs';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { prepareDesk } from '../../electron/runtime/prepare.mjs';
import { sandboxArguments } from '../../electron/runtime/sandbox.mjs';
import { say } from '../../electron/runtime/say.mjs';
import { runScript, SetupFailure } from '../../electron/runtime/setupFailure.mjs';

const names = ['start', 'save', 'sync'];

/** `npm run bench [-- start|save|sync]`: each measured beside a bare floor in the same run; JSON and a table. */
await runScript(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new SetupFailure(`There is no benchmark "${unknown}"`, `They are ${names.join(', ')}.`);
  }
  const runtime = await prepareDesk();
  const display = await openDisplay();
  const folders = await Promise.all(
    ['sample', 'empty'].map((name) => mkdtemp(join(tmpdir(), `escale-bench-${name}-`))),
  );
  const [profile = '', emptyProfile = ''] = folders;
  const electron = { binary: electronBinary(runtime), args: sandboxArguments(runtime), env: display.env };
  const where = { electron, desk: projectFolder, emptyApp: join(projectFolder, 'test/bench/emptyApp') };
  // These need packages, which prepareDesk has provided by now.
  const { fillProfile } = await import('./driven.mjs');
  const { benchStart } = await import('./start.mjs');
  const { benchSave } = await import('./save.mjs');
  const { benchSync } = await import('./sync.mjs');
  const { report } = await import('./report.mjs');
  const parts = {
    start: () => benchStart({ ...where, profile, emptyProfile }),
    save: () => benchSave({ ...where, profile }),
    sync: () => benchSync(where),
  };
  const chosen = Object.entries(parts).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const results = [];
  try {
    if (chosen.some(([name]) => name !== 'sync')) {
      await fillProfile({ electron, app: where.desk, profile });
    }
    for (const [name, measure] of chosen) {
      say(`measuring ${name} …`);
      results.push(...(await measure()));
    }
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await display.close();
  }
  await report(results, electronVersion(runtime));
  return 0;
});
