import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { defaultSettings, settings as settingsSchema } from '#shared/bridge/settings';
import type { Settings, SettingsPatch } from '#shared/bridge/settings';
import { writeAtomically } from './atomicFile';
import { isMissing } from './fileError';

export interface SettingsFileOptions {
  readonly file: string;
  readonly now: () => Date;
  readonly warn: (message: string) => void;
}

export interface SettingsFile {
  readonly current: () => Settings;
  /** Resolves when the file is on the disk. Changes are written one after the other. */
  readonly change: (patch: SettingsPatch) => Promise<Settings>;
  /** Answers its own unsubscribe. */
  readonly onChange: (listener: (settings: Settings) => void) => () => void;
  /** Resolves when nothing is left to write. */
  readonly idle: () => Promise<void>;
}

/** Reads the settings; a file that can't be read is kept aside and the defaults hold. */
export async function openSettingsFile({ file, now, warn }: SettingsFileOptions): Promise<SettingsFile> {
  const stored = await readStored(file, now, warn);
  let current = validOnes(stored, warn);
  const listeners = new Set<(settings: Settings) => void>();
  let queue: Promise<unknown> = Promise.resolve();

  const apply = async (patch: SettingsPatch): Promise<Settings> => {
    const next = settingsSchema.parse({ ...current, ...patch });
    // What a newer version has written beside it stays.
    await writeAtomically(file, `${JSON.stringify({ ...stored, ...next }, null, 2)}\n`);
    current = next;
    for (const listener of listeners) listener(next);
    return next;
  };

  return {
    current: () => current,
    change: (patch) => {
      const done = queue.then(() => apply(patch));
      queue = done.catch(() => undefined);
      return done;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: async () => void (await queue),
  };
}

type Stored = Readonly<Record<string, unknown>>;

async function readStored(file: string, now: () => Date, warn: (message: string) => void): Promise<Stored> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    const aside = file.replace(/\.json$/, `.damaged-${now().toISOString().replaceAll(':', '-')}.json`);
    await rename(file, aside);
    warn('the settings could not be read; they are kept aside and the defaults hold');
    return {};
  }
}

/** Each setting by itself: one that doesn't hold any more costs only itself. */
function validOnes(stored: Stored, warn: (message: string) => void): Settings {
  const found: Record<string, unknown> = { ...defaultSettings };
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    if (!(name in stored)) continue;
    const result = schema.safeParse(stored[name]);
    if (result.success) found[name] = result.data;
    else warn(`the setting ${name} does not hold; its default does`);
  }
  return settingsSchema.parse(found);
}
