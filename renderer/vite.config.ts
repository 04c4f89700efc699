import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const pages = { index: here('index.html'), print: here('print.html') };

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * What the first screen needs goes in one file, with what the print page needs as well in another: each request of
 * the start waits its turn in the main process, which has enough to do then.
 */
function firstScreenChunk(id: string, modules: Modules): string | null {
  if (!isNeededBy(pages.index, id, modules)) return null;
  return isNeededBy(pages.print, id, modules) ? 'common' : 'desk';
}

const needs = new Map<string, ReadonlySet<string>>();

/** Whether a page imports a module, be it through others, without asking for it later. */
function isNeededBy(page: string, id: string, modules: Modules): boolean {
  const known = needs.get(page);
  if (known) return known.has(id);
  const found = new Set<string>([page]);
  for (const one of found)
    for (const imported of modules.getModuleInfo(one)?.importedIds ?? []) found.add(imported);
  needs.set(page, found);
  return found.has(id);
}

/** The desk's pages. They run under a CSP of script-src 'self', so nothing may be inlined. */
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4_000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: pages,
      output: {
        codeSplitting: {
          groups: [{ name: firstScreenChunk, debugName: 'first screen', tags: ['$initial'] }],
        },
      },
    },
  },
});
