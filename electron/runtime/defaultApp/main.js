// The start-up app of the stand-in runtime: `electron [-v] [-r module] [path]`, as the official one does it.
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

function readArguments(args) {
  const wanted = { version: false, modules: [], appPath: undefined };
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-v' || argument === '--version') wanted.version = true;
    else if (argument === '-r' || argument === '--require') wanted.modules.push(args[(index += 1)]);
    else if (!argument.startsWith('-')) {
      wanted.appPath = argument;
      break;
    }
  }
  return wanted;
}

async function runApp(givenPath) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const appPath = path.resolve(givenPath);
  const manifestPath = path.join(appPath, 'package.json');
  const isFolder = fs.existsSync(manifestPath);
  if (isFolder) {
    const manifest = JSON.parse(fs.readFileSync(manifestPath, 'utf8'));
    if (manifest.version) app.setVersion(manifest.version);
    app.name = manifest.productName || manifest.name || app.name;
    app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
  }
  const entry = require.resolve(appPath);
  app.setAppPath(isFolder ? appPath : path.dirname(entry));
  await import(pathToFileURL(entry).href);
}

const wanted = readArguments(process.argv.slice(1));
if (wanted.version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
} else if (wanted.appPath === undefined) {
  process.stderr.write('Usage: electron [-v] [-r module] path\n');
  process.exit(1);
} else {
  for (const name of wanted.modules) createRequire(path.resolve('anywhere.js'))(name);
  // Awaited, so that Electron doesn't get ready before the app's own module has run.
  try {
    await runApp(wanted.appPath);
  } catch (error) {
    process.stderr.write(`The app could not be started:\n${error.stack || error}\n`);
    process.exit(1);
  }
}
