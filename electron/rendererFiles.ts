import { extname, resolve, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** The type a file is served as; unknown ones as bytes, which nothing executes (nosniff). */
export function contentType(file: string): string {
  return contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * The file that an address's path stands for, or null where it stands for none. A path without an extension is a
 * place inside the desk and gets the desk's page. No path leads out of the root.
 * @param root absolute folder
 * @param pathname as in the URL, percent-encoded
 */
export function fileFor(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A NUL cuts names, a backslash and a colon (drive, alternate stream) mean other places on Windows.
  if (/[\0\\:]/.test(path)) return null;
  const file = resolve(root, `.${path.startsWith('/') ? path : `/${path}`}`);
  if (file !== root && !file.startsWith(root + sep)) return null;
  return extname(file) === '' ? resolve(root, 'index.html') : file;
}
