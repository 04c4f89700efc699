import { describe, expect, it } from 'vitest';
import { isInstalled, npmCause } from '../../../../electron/runtime/dependencies.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/react': { version: '19.3.1' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
};

describe('the packages', () => {
  it('are installed when each is there in its version, those of other platforms aside', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/react': { version: '19.3.1' } } })).toBe(true);
  });

  it('are not installed when one is missing', () => {
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
  });

  it('are not installed when one has another version, optional or not', () => {
    const react = { 'node_modules/react': { version: '19.3.1' } };
    expect(isInstalled(wanted, { packages: { 'node_modules/react': { version: '19.3.0' } } })).toBe(false);
    expect(
      isInstalled(wanted, { packages: { ...react, 'node_modules/other-platform': { version: '0.9.0' } } }),
    ).toBe(false);
  });
});

describe("npm's reason", () => {
  it('is the line that says it, not the codes around it', () => {
    const output = [
      'npm warn EBADENGINE Unsupported engine',
      'npm error code ENOTFOUND',
      'npm error syscall getaddrinfo',
      'npm error errno ENOTFOUND',
      'npm error network request to https://registry.example/react failed',
      'npm error A complete log of this run can be found in: /home/person/.npm/_logs/x.log',
    ].join('\n');
    expect(npmCause(output)).toBe('network request to https://registry.example/react failed');
  });

  it('is owned up to when there is none', () => {
    expect(npmCause('')).toBe('npm gave no reason');
  });
});
