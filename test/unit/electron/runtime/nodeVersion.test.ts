import { describe, expect, it } from 'vitest';
import { checkNodeVersion } from '../../../../electron/runtime/nodeVersion.mjs';

describe('the check of the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('lets %s pass', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.18.3', '12.0.0'])('refuses %s and says what to install', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(
      `Node ${version} is too old. Install Node 20.19 or newer from https://nodejs.org and run it again.`,
    );
  });
});
