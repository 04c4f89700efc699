// Loaded into the main process before the app (electron -r): once a window has settled, tells when it painted first and
// when it could be used, in milliseconds since the epoch, on a line of its own. It touches nothing until then.
const { app } = require('electron');

const settleMs = 2000;
const times = `(() => {
  const at = (name) => {
    const [entry] = performance.getEntriesByName(name);
    return entry ? performance.timeOrigin + entry.startTime : null;
  };
  return { firstPaint: at('first-paint'), usable: at('desk-usable') };
})()`;

app.on('web-contents-created', (_event, contents) => {
  contents.once('did-finish-load', () => {
    setTimeout(() => {
      void contents
        .executeJavaScript(times)
        .then((found) => process.stdout.write(`times ${JSON.stringify(found)}\n`))
        .finally(() => app.exit(0));
    }, settleMs);
  });
});
