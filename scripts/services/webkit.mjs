import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findExecutable } from './find-executable.mjs';
import { installPackage } from './install-package.mjs';
import { MissingService } from './missing-service.mjs';

/** WebKitGTK with its driver, and an X server without a screen where there is none: from PATH, or the distribution's. */
export function findWebKit() {
  const driver = found('WebKitWebDriver', 'webkit2gtk-driver');
  const display = process.env.DISPLAY ? undefined : found('Xvfb', 'xvfb');
  const browser = findMiniBrowser();
  if (driver && browser && (display || process.env.DISPLAY)) return { driver, browser, display };
  throw new MissingService('WebKitGTK is missing: install it (Debian: apt-get install webkit2gtk-driver xvfb).');
}

function found(program, packageName) {
  return findExecutable(program) ?? (installPackage(packageName) ? findExecutable(program) : undefined);
}

/** It lies beside the libraries of the version that the driver belongs to. */
function findMiniBrowser() {
  const roots = ['/usr/lib', '/usr/libexec'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [root, ...readdirSync(root).map((name) => join(root, name))]);
  const paths = folders.flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => join(folder, name, 'MiniBrowser')));
  return paths.find((path) => existsSync(path));
}
