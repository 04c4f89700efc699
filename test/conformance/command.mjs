import { join } from 'node:path';
import { prepareBuild } from '../../electron/runtime/prepare.mjs';
import { projectFolder } from '../../electron/runtime/places.mjs';
import { runScript } from '../../electron/runtime/setupFailure.mjs';

/** `npm run conformance -- --url URL --token TOKEN …`: holds an endpoint to the contract; see docs/conformance.md. */
await runScript(async () => {
  await prepareBuild({ only: [] });
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(join(projectFolder, 'test/conformance/main.ts'), {
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
  });
  const { conformance } = /** @type {typeof import('./main')} */ (module);
  return conformance(process.argv.slice(2), (line) => console.log(line));
});
