import { randomBytes } from 'node:crypto';

/** What a page may load and run: its own files, nothing inline but styles that carry this answer's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

const switchedOff = ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'payment', 'midi'];

/** Headers of every answer, whatever it holds. */
export function commonHeaders(): Record<string, string> {
  return {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': switchedOff.map((name) => `${name}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

const placeholder = /<meta\s+property="csp-nonce"[^>]*>/;

/**
 * Puts the nonce where the page's scripts look for it (`document.querySelector('meta[property="csp-nonce"]').nonce`).
 * A page without the placeholder gets one.
 */
export function withNonce(html: string, nonce: string): string {
  const tag = `<meta property="csp-nonce" nonce="${nonce}">`;
  return placeholder.test(html) ? html.replace(placeholder, tag) : html.replace(/<head[^>]*>/, `$&${tag}`);
}
