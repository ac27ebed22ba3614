import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findExecutable, isExecutable } from './find-executable.mjs';
import { installPackage } from './install-package.mjs';
import { MissingService } from './missing-service.mjs';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** A Chromium for Playwright: CHROME_PATH, PATH, Playwright's own, the distribution's, or the one that an npm package ships. */
export async function findChromium() {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== '') {
    if (!isExecutable(given)) throw new MissingService(`CHROME_PATH=${given}: no such program.`);
    return browser(given);
  }
  for (const candidate of [...names.map((name) => findExecutable(name)), await playwrightsOwn()]) {
    if (candidate !== undefined && answers(candidate)) return browser(candidate);
  }
  if (installPackage('chromium')) {
    const installed = findExecutable('chromium');
    if (installed !== undefined && answers(installed)) return browser(installed);
  }
  const packaged = await fromPackage();
  if (packaged !== undefined) return packaged;
  throw new MissingService('Chromium is missing: install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROME_PATH.');
}

function browser(path, env = {}) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { path, args, env, stop: async () => undefined };
}

// Ubuntu's chromium-browser is a stub that only says how to install a snap.
function answers(path, env = {}) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000, env: { ...process.env, ...env } }).status === 0;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
}

async function fromPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  // On a bare machine the libraries that it needs (nss, nspr, expat) are the ones unpacked beside it.
  const libraries = [process.env.LD_LIBRARY_PATH, '/tmp/al2023/lib'].filter(Boolean).join(':');
  for (const env of [{}, { LD_LIBRARY_PATH: libraries }]) {
    if (answers(path, env)) return browser(path, env);
  }
  return undefined;
}
