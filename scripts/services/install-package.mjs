import { spawnSync } from 'node:child_process';
import { findExecutable } from './find-executable.mjs';

/** True where `installPackage` can work: root on a system of Debian's family. */
export function canInstallPackages() {
  return process.getuid?.() === 0 && findExecutable('apt-get') !== undefined;
}

/**
 * Installs a package of the distribution; false when it could not.
 * RUNLEVEL=1 keeps Debian from starting the service itself: the tests start their own, on their own port.
 */
export function installPackage(name) {
  if (!canInstallPackages()) return false;
  console.error(`services: installing ${name} with apt-get (once) ...`);
  const aptGet = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
      stdio: 'ignore',
    }).status === 0;
  const install = () => aptGet('install', '-y', '--no-install-recommends', name);
  return install() || (aptGet('update') && install());
}
