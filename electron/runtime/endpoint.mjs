import { join } from 'node:path';
import { projectFolder } from './places.mjs';
import { prepareBuild } from './prepare.mjs';
import { run } from './run.mjs';
import { runScript } from './setupFailure.mjs';

/** `npm run endpoint [-- arguments]`: builds and runs the reference endpoint; the arguments go to it. */
await runScript(async () => {
  await prepareBuild({ only: ['endpoint'] });
  const args = [join(projectFolder, 'dist/endpoint/cli.mjs'), ...process.argv.slice(2)];
  return (await run(process.execPath, args, { cwd: process.cwd(), show: true })).code;
});
