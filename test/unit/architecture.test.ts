import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, projectRoot } from '../support/projectFiles';

const root = projectRoot;
const filesOf = (folder: string) => projectFiles(folder, /\.(ts|tsx|mjs)$/).map((file) => join(root, file));
const sources = ['electron', 'renderer', 'shared', 'endpoint'].flatMap(filesOf);
const modules = new Map(sources.map((file) => [name(file), importsOf(file)]));

/** Which part of the house may import which; a part may always import itself and `shared`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  electron: [],
  endpoint: [],
  'renderer/i18n': [],
  'renderer/ui': ['renderer/i18n'],
  'renderer/data': [],
  'renderer/platform.ts': [],
  'renderer/settings.ts': ['renderer/platform.ts'],
  'renderer/reports': ['renderer/platform.ts', 'renderer/i18n'],
  'renderer/print': ['renderer/reports', 'renderer/platform.ts'],
  'renderer/worker': ['renderer/data'],
  'renderer/sync': ['renderer/data', 'renderer/worker', 'renderer/platform.ts', 'renderer/settings.ts'],
  'renderer/account': ['renderer/i18n', 'renderer/platform.ts', 'renderer/settings.ts', 'renderer/ui'],
  'renderer/feedback': ['renderer/data', 'renderer/ui', 'renderer/i18n', 'renderer/platform.ts'],
  'renderer/attachments': [
    'renderer/data',
    'renderer/feedback',
    'renderer/i18n',
    'renderer/platform.ts',
    'renderer/settings.ts',
    'renderer/ui',
  ],
  'renderer/features': [
    'renderer/account',
    'renderer/attachments',
    'renderer/data',
    'renderer/feedback',
    'renderer/i18n',
    'renderer/platform.ts',
    'renderer/reports',
    'renderer/settings.ts',
    'renderer/sync',
    'renderer/ui',
  ],
  'renderer/openDesk.ts': ['renderer/data'],
  'renderer/frame': [
    'renderer/data',
    'renderer/feedback',
    'renderer/i18n',
    'renderer/openDesk.ts',
    'renderer/platform.ts',
    'renderer/settings.ts',
    'renderer/ui',
  ],
};

/** The composition root sees everything. */
const composition = new Set(['renderer/main.tsx', 'renderer/App.tsx', 'renderer/Pages.tsx']);

describe('the house', () => {
  it('is not empty, so that these rules hold something', () => {
    expect(modules.size).toBeGreaterThan(100);
  });

  it('imports in the directions that the architecture allows', () => {
    const offences = [...modules].flatMap(([from, targets]) =>
      targets.filter((target) => !allowed(from, target)).map((target) => `${from} imports ${target}`),
    );
    expect(offences).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle()).toBe(null);
  });

  it('keeps features apart from each other', () => {
    const offences = [...modules].flatMap(([from, targets]) =>
      targets.filter((target) => feature(from) && feature(target) && feature(from) !== feature(target)),
    );
    expect(offences).toEqual([]);
  });

  it('keeps shared free of React, Dexie, Electron and Node', () => {
    const offences = sources
      .filter((file) => name(file).startsWith('shared/'))
      .flatMap((file) => packagesOf(file).map((used) => `${name(file)}: ${used}`))
      .filter((line) => /: (react|dexie|electron|zustand|node:|@mantine|fastify|pg)/.test(line));
    expect(offences).toEqual([]);
  });

  it('keeps one door to each effect: ipcMain, the bridge and the database of other folders', () => {
    const users = (pattern: RegExp) => sources.filter((file) => pattern.test(code(file))).map(name);
    expect(users(/\bipcMain\b/)).toEqual(['electron/ipc.ts']);
    expect(users(/\bwindow\.escale\b/)).toEqual(['renderer/platform.ts']);
  });

  it('has no file of more than 400 lines', () => {
    const long = [...sources, ...filesOf('test')]
      .map((file) => ({ file: name(file), lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });
});

function allowed(from: string, to: string): boolean {
  if (composition.has(from) || part(to) === 'shared' || part(from) === part(to)) return true;
  return (mayImport[part(from)] ?? []).includes(part(to));
}

/** `renderer/data/db.ts` → `renderer/data`; `electron/main.ts` → `electron`. */
function part(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'renderer' ? `${top}/${second}` : top;
}

function feature(file: string): string | null {
  return /^renderer\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function findCycle(): readonly string[] | null {
  const state = new Map<string, 'open' | 'done'>();
  const walk = (file: string, path: readonly string[]): readonly string[] | null => {
    if (state.get(file) === 'done') return null;
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file];
    state.set(file, 'open');
    for (const target of modules.get(file) ?? []) {
      const cycle = walk(target, [...path, file]);
      if (cycle) return cycle;
    }
    state.set(file, 'done');
    return null;
  };
  for (const file of modules.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return null;
}

/** A file's code without its comments. */
function code(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** The modules that a file names, types included: an arrow is an arrow. */
function specifiers(file: string): string[] {
  const found = code(file).matchAll(
    /(?:^|[\s;}])(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\s*\(?\s*'([^']+)'|new URL\(\s*'([^']+)'/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function packagesOf(file: string): string[] {
  return specifiers(file).filter((specifier) => !/^[.#/]/.test(specifier));
}

function importsOf(file: string): string[] {
  return specifiers(file).flatMap((specifier) => {
    const target = specifier.startsWith('#shared/')
      ? join(root, 'shared', specifier.slice('#shared/'.length))
      : specifier.startsWith('.')
        ? resolve(dirname(file), specifier)
        : null;
    const existing = target
      ? ['', '.ts', '.tsx', '.mjs'].map((end) => target + end).find((path) => sources.includes(path))
      : undefined;
    return existing ? [name(existing)] : [];
  });
}

function name(file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}
