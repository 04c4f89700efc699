// The start-up app of the stand-in runtime: `electron [-v] [-r module] [path]`, as the official one does it.
const { app } = require('electron');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

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
  runApp(wanted.appPath).catch((error) => {
    process.stderr.write(`The app could not be started:\n${error.stack || error}\n`);
    process.exit(1);
  });
}
