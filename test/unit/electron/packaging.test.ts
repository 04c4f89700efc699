import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config';
import { DebugLogger } from 'builder-util';
import type { Configuration } from 'electron-builder';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../../electron/runtime/places.mjs';

function namesOf(targets: unknown): unknown {
  return Array.isArray(targets) ? targets.map((target: { target: string }) => target.target) : targets;
}

function isThere(file: unknown): boolean {
  return typeof file === 'string' && existsSync(join(projectFolder, file));
}

describe('the configuration of the packages', () => {
  let config: Configuration;
  beforeAll(async () => {
    config = await getConfig(projectFolder, 'electron-builder.yml', null);
  });

  it("is valid by electron-builder's own schema, for all systems", async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('would not be valid with a key that electron-builder does not know', async () => {
    const wrong = { ...config, linux: { ...config.linux, colour: 'blue' } };
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('configuration.linux');
  });

  it('has the targets of the three systems', () => {
    expect(namesOf(config.win?.target)).toEqual(['nsis', 'msi']);
    expect(namesOf(config.mac?.target)).toEqual(['dmg', 'zip']);
    expect(namesOf(config.linux?.target)).toEqual(['AppImage', 'deb', 'tar.gz']);
  });

  it('names only files that are there', () => {
    const files = [
      config.win?.icon,
      config.mac?.icon,
      config.linux?.icon,
      config.mac?.entitlements,
      config.mac?.entitlementsInherit,
      config.afterPack,
    ];
    expect(files.filter((file) => !isThere(file))).toEqual([]);
  });

  it('claims no file types', () => {
    expect(config.fileAssociations).toBeUndefined();
  });

  it('keeps the code by which Windows recognises an earlier version', () => {
    expect(config.msi?.upgradeCode).toBe('7B1C2D0E-54A6-4F0B-9C83-2E6F1D9A4B57');
  });
});
