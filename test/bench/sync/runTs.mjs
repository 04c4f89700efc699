import { join } from 'node:path';
import { runnerImport } from 'vite';
import { projectFolder } from '../../../electron/runtime/places.mjs';

/**
 * Imports a TypeScript module of this folder that runs in Node.
 * @param {string} file such as 'load/throughput.ts'
 * @returns {Promise<any>}
 */
export async function runTs(file) {
  const { module } = await runnerImport(join(projectFolder, 'test/bench/sync', file), {
    root: projectFolder,
    configFile: false,
    logLevel: 'error',
  });
  return module;
}
