// Loaded into the main process before the app (electron -r): waits in the window for its first paint and for the mark
// named by BENCH_MARK, if any, then tells both on a line of its own, in milliseconds since the epoch, and ends the app.
const { app } = require('electron');

const mark = JSON.stringify(process.env['BENCH_MARK'] ?? '');
const times = `new Promise((resolve) => {
  const at = (name) => {
    const [entry] = name === '' ? [] : performance.getEntriesByName(name);
    return entry ? performance.timeOrigin + entry.startTime : null;
  };
  let usable = null;
  const look = () => {
    const firstPaint = at('first-paint');
    if (firstPaint === null) return;
    if (${mark} === '') resolve({ firstPaint, usable: null });
    if (at(${mark}) === null || usable !== null) return;
    // The mark is set while the page is drawn; a person can use it once the frame is out.
    usable = at(${mark});
    requestAnimationFrame(() => setTimeout(() => {
      resolve({ firstPaint, usable: Math.max(usable, performance.timeOrigin + performance.now()) });
    }));
  };
  new PerformanceObserver(look).observe({ entryTypes: ['paint', 'mark'] });
  look();
})`;

app.on('web-contents-created', (_event, contents) => {
  contents.once('did-finish-load', () => {
    void contents
      .executeJavaScript(times)
      .then((found) => process.stdout.write(`times ${JSON.stringify(found)}\n`))
      .finally(() => app.exit(0));
  });
});
