import { resolve, sep } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentType, fileFor } from '../../../electron/rendererFiles';

const root = resolve('/srv/desk');

describe('the file behind an address', () => {
  it('is the one of that name, or the page for a place inside the desk', () => {
    expect(fileFor(root, '/assets/index-1a2b.js')).toBe(resolve(root, 'assets/index-1a2b.js'));
    expect(fileFor(root, '/')).toBe(resolve(root, 'index.html'));
    expect(fileFor(root, '/partners/018f-42')).toBe(resolve(root, 'index.html'));
    expect(fileFor(root, '/print.html')).toBe(resolve(root, 'print.html'));
    expect(fileFor(root, '/caf%C3%A9.svg')).toBe(resolve(root, 'café.svg'));
  });

  it.each([
    '/../main.mjs',
    '/..%2fmain.mjs',
    '/a/../../main.mjs',
    '/%2e%2e/main.mjs',
    '/..\\main.mjs',
    '/c:/x.js',
    '/a%00.js',
    '/%zz',
  ])('is none for %s', (pathname) => {
    expect(fileFor(root, pathname)).toBeNull();
  });

  it('never lies outside the folder, whatever is asked', () => {
    const parts = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'a', '.js', '%00', ':', '');
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 12 }), (given) => {
        const file = fileFor(root, `/${given.join('/')}`);
        expect(file === null || file.startsWith(root + sep)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is served as what it is, and unknown ones as bytes', () => {
    expect(contentType('a/B.WOFF2')).toBe('font/woff2');
    expect(contentType('x.js')).toMatch(/^text\/javascript/);
    expect(contentType('x.exe')).toBe('application/octet-stream');
  });
});
