import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';
import { SetupFailure } from './setupFailure.mjs';

/**
 * What Electron must be told about its sandbox on this system. It doesn't start as root with the sandbox on;
 * where the kernel keeps user namespaces from ordinary programs it wants its helper to be root's.
 * @param {string} runtime
 * @returns {readonly string[]} arguments
 */
export function sandboxArguments(runtime) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say('running as root: Electron starts without its sandbox');
    return ['--no-sandbox'];
  }
  const helper = join(runtime, 'chrome-sandbox');
  if (!namespacesAreDenied() || isRootsOwn(helper)) return [];
  throw new SetupFailure(
    'This system denies user namespaces, which the sandbox needs',
    `Run: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

function namespacesAreDenied() {
  return (
    setting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    setting('kernel/unprivileged_userns_clone') === '0' ||
    setting('user/max_user_namespaces') === '0'
  );
}

/** @param {string} name */
function setting(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** @param {string} helper */
function isRootsOwn(helper) {
  const found = statSync(helper, { throwIfNoEntry: false });
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0;
}
