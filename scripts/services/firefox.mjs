import { findExecutable, isExecutable } from './find-executable.mjs';
import { installPackage } from './install-package.mjs';
import { MissingService } from './missing-service.mjs';

const names = ['firefox-esr', 'firefox'];

/** A Firefox that speaks WebDriver BiDi: FIREFOX_PATH, PATH, or the distribution's. */
export function findFirefox() {
  const given = process.env.FIREFOX_PATH;
  if (given !== undefined && given !== '') {
    if (isExecutable(given)) return given;
    throw new MissingService(`FIREFOX_PATH=${given}: no such program.`);
  }
  const found = findExecutable(...names) ?? (installPackage('firefox-esr') ? findExecutable(...names) : undefined);
  if (found !== undefined) return found;
  throw new MissingService('Firefox is missing: install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.');
}
