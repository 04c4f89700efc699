import { hasDisplay } from './display.mjs';
import { electronBinary } from './electronRuntime.mjs';
import { projectFolder } from './places.mjs';
import { prepareDesk } from './prepare.mjs';
import { run } from './run.mjs';
import { sandboxArguments } from './sandbox.mjs';
import { say } from './say.mjs';
import { runScript } from './setupFailure.mjs';
import { runTour } from './tour.mjs';

/** `npm start [-- arguments]`: does what is needed and opens the app; the arguments go to it. */
await runScript(async () => {
  if (!hasDisplay()) {
    say('there is no display here, so this is the tour instead of the window');
    return runTour();
  }
  const runtime = await prepareDesk();
  const args = [...sandboxArguments(runtime), projectFolder, ...process.argv.slice(2)];
  say('opening Escale');
  return (await run(electronBinary(runtime), args, { cwd: projectFolder, show: true })).code;
});
