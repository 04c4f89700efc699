import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A page script of this folder as one string that can be evaluated in a window.
 * @param {string} entry such as './save.page.ts'
 * @param {string} [packages] a folder whose packages are taken instead of the project's
 * @returns {Promise<string>}
 */
export async function bundled(entry, packages) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: packages === undefined ? [] : [packagesOf(packages)],
    define: packages === undefined ? {} : { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
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

/**
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
function packagesOf(folder) {
  const importer = join(folder, 'from-here.mjs');
  return {
    name: 'packages-of-a-folder',
    enforce: 'pre',
    async resolveId(source, from, options) {
      if (from === undefined || from.startsWith(folder) || /^[./#\0]/.test(source)) return null;
      return this.resolve(source, importer, { ...options, skipSelf: true });
    },
  };
}
