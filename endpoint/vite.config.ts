import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The reference endpoint as one module; the servers and databases it stands on stay packages of their own. */
export default defineConfig({
  root: here('..'),
  ssr: {
    noExternal: true,
    external: ['@electric-sql/pglite', '@fastify/compress', 'fastify', 'pg', 'prom-client'],
    target: 'node',
  },
  build: {
    ssr: true,
    outDir: here('../dist/endpoint'),
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: here('cli.ts'),
      output: { format: 'es', entryFileNames: 'cli.mjs', codeSplitting: false },
    },
  },
});
