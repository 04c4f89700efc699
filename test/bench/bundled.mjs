import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A page script of this folder as one string that can be evaluated in the desk's window.
 * @param {string} entry such as './save.page.ts'
 * @returns {Promise<string>}
 */
export async function bundled(entry) {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome130',
      minify: true,
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'bench' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const { output } of outputs.filter((candidate) => 'output' in candidate)) {
    const [chunk] = output;
    return chunk.code;
  }
  throw new Error(`${entry} gave no bundle`);
}
