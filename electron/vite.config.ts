import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The shell: the main process as ES modules (mode "main": what the first window needs, and the rest), the preload
 * as one CommonJS file (mode "preload"), because a sandboxed preload can't be a module. Everything is bundled; a
 * package has no node_modules.
 */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    root: here('..'),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: here('../dist/electron'),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20.18',
      minify: true,
      sourcemap: true,
      rolldownOptions: {
        input: here(isPreload ? 'preload.ts' : 'main.ts'),
        external: ['electron'],
        output: {
          format: isPreload ? 'cjs' : 'es',
          entryFileNames: isPreload ? 'preload.cjs' : 'main.mjs',
          chunkFileNames: '[name].mjs',
        },
      },
    },
  };
});
