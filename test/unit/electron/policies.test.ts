import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, newNonce, withNonce } from '../../../electron/contentPolicy';
import { isExternalLink } from '../../../electron/externalLinks';
import { isAllowedRequest } from '../../../electron/networkPolicy';
import { isAllowedNavigation, isGranted } from '../../../electron/security';

describe('a request', () => {
  const endpoint = 'https://sync.company.example/base';

  it.each(['app://desk/index.html', 'blob:app://desk/1', 'data:text/plain,a', 'devtools://devtools/x'])(
    'inside the machine may be made: %s',
    (address) => expect(isAllowedRequest(address, '')).toBe(true),
  );

  it('may go to the endpoint and to nothing beside it', () => {
    expect(isAllowedRequest('https://sync.company.example/base/v1/changes', endpoint)).toBe(true);
    expect(isAllowedRequest('https://sync.company.example:8443/v1', endpoint)).toBe(false);
    expect(isAllowedRequest('http://sync.company.example/v1', endpoint)).toBe(false);
    expect(isAllowedRequest('https://sync.company.example.evil.example/v1', endpoint)).toBe(false);
    expect(isAllowedRequest('wss://sync.company.example/v1', endpoint)).toBe(false);
    expect(isAllowedRequest('https://sync.company.example/v1', '')).toBe(false);
    expect(isAllowedRequest('file:///etc/passwd', endpoint)).toBe(false);
    expect(isAllowedRequest('chrome-extension://a/b', endpoint)).toBe(false);
    expect(isAllowedRequest('nonsense', endpoint)).toBe(false);
  });
});

describe('a navigation', () => {
  it('stays among the pages of the desk', () => {
    expect(isAllowedNavigation('app://desk/partners')).toBe(true);
    for (const address of [
      'app://elsewhere/',
      'https://desk/',
      'app://desk/endpoint/v1/x',
      'app:desk',
      'about:blank',
    ]) {
      expect(isAllowedNavigation(address)).toBe(false);
    }
  });
});

describe('a permission', () => {
  it('is given to the desk for copying and for its database, and for nothing else to anybody', () => {
    expect(isGranted('clipboard-sanitized-write', 'app://desk/')).toBe(true);
    expect(isGranted('persistent-storage', 'app://desk/')).toBe(true);
    expect(isGranted('clipboard-sanitized-write', 'https://elsewhere.example/')).toBe(false);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      expect(isGranted(permission, 'app://desk/')).toBe(false);
    }
  });
});

describe('a link to the outside', () => {
  it.each(['https://partner.example/a?b#c', 'mailto:contact@partner.example?subject=Visite'])(
    'may be opened: %s',
    (link) => {
      expect(isExternalLink(link)).toBe(true);
    },
  );
  it.each([
    'http://partner.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'https://user:word@partner.example',
    'ms-word:x',
    'C:\\x',
    '',
  ])('may not be opened: %s', (link) => expect(isExternalLink(link)).toBe(false));
});

describe('the content security policy', () => {
  it('lets no inline script run and no foreign address in', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
  });

  it('has a new nonce each time', () => {
    expect(new Set(Array.from({ length: 100 }, newNonce)).size).toBe(100);
  });

  it('puts the nonce into the page, with or without a place for it', () => {
    const tag = '<meta property="csp-nonce" nonce="N">';
    expect(withNonce('<html><head><meta property="csp-nonce" nonce="__X__" /></head></html>', 'N')).toBe(
      `<html><head>${tag}</head></html>`,
    );
    expect(withNonce('<html><head lang="fr"><title>a</title></head></html>', 'N')).toBe(
      `<html><head lang="fr">${tag}<title>a</title></head></html>`,
    );
  });
});
