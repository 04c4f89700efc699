import { SetupFailure } from './setupFailure.mjs';

const oldest = { major: 20, minor: 19 };

/**
 * Fails when this Node is older than the tools need.
 * @param {string} [version] such as "20.19.0"
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
  throw new SetupFailure(
    `Node ${version} is too old`,
    `Install Node ${oldest.major}.${oldest.minor} or newer from https://nodejs.org and run it again.`,
  );
}
