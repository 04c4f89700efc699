/*
 * Loaded before the app by `-r`: after a while the clock is set by days, in the shell, in its pages and in their workers.
 * ESCALE_CLOCK is "days,milliseconds until then".
 */
const electron = require('electron');

const [days = 0, after = 0] = (process.env.ESCALE_CLOCK ?? '').split(',').map(Number);

/**
 * Its text goes in front of every script of the desk, so it uses nothing from outside.
 * @param {any} global
 * @param {number} shift milliseconds
 * @param {number} wait milliseconds
 */
function move(global, shift, wait) {
  if (global.clockIsMoved) return;
  global.clockIsMoved = true;
  const RealDate = global.Date;
  const began = RealDate.now();
  const now = () => {
    const real = RealDate.now();
    return real - began < wait ? real : real + shift;
  };
  global.Date = class extends RealDate {
    /** @param {any[]} given */
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return now();
    }
  };
}

const shift = days * 86_400_000;
move(globalThis, shift, after);
const prefix = `(${move.toString()})(globalThis, ${shift}, ${after});\n`;

const handle = electron.protocol.handle.bind(electron.protocol);
electron.protocol.handle = (scheme, answer) =>
  handle(scheme, async (request) => {
    const response = await answer(request);
    if (!/javascript/.test(response.headers.get('content-type') ?? '')) return response;
    return new Response(prefix + (await response.text()), {
      status: response.status,
      headers: response.headers,
    });
  });
