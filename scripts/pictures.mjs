/**
 * `node scripts/pictures.mjs`: makes docs/pictures/*.png from the product itself (after `npm run build`): a server of its own with the
 * demo host, conversations that are written there, and a real Chromium. `--all [name ...]` makes every surface in every look instead
 * (or those named: `--all chats people dark`), into .pictures/, to be looked at.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { ChatPage } from '../packages/testkit/dist/pages/index.js';
import { surfaces } from './pictures/surfaces.mjs';
import { writeTalk } from './pictures/write-talk.mjs';
import { findChromium } from './services.mjs';
import { freePort } from './services/free-port.mjs';
import { repositoryRoot } from './setup/repository-root.mjs';

const [mode, ...names] = process.argv.slice(2);
const makes_all = mode === '--all';
const folder = join(repositoryRoot, ...(makes_all ? ['.pictures'] : ['docs', 'pictures']));
const wide = { width: 1280, height: 800 };

/** How a surface is looked at: what the browser is opened with, and what is done to the page. */
const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  wide: { expanded: true },
  rtl: { dir: 'rtl' },
  forced: { forcedColors: 'active' },
  contrast: { contrast: 'more' },
  zoomed: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

/** The pictures of the documents: every surface in light, and in other looks those that they change most. */
const kept = [
  ...Object.keys(surfaces).map((name) => [name, 'light']),
  ...['conversation', 'messages', 'message-menu', 'emoji-picker', 'details', 'chats'].map((name) => [name, 'dark']),
  ...['conversation', 'formatting', 'emoji-picker', 'chats', 'details'].map((name) => [name, 'narrow']),
  ['conversation', 'wide'], ['messages', 'rtl'], ['messages', 'forced'],
];

/** Those of a table that were named; all of it when none was. */
function named(table) {
  const chosen = Object.keys(table).filter((name) => names.includes(name));
  return chosen.length === 0 ? Object.keys(table) : chosen;
}

async function startServer(data) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', TENANT_CHAT_DEMO: '1', TENANT_CHAT_DATA: data, TENANT_CHAT_LIMITS: 'off', DATABASE_URL: '', REDIS_URL: '' };
  const child = spawn(process.execPath, ['packages/server/dist/main.js'], { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error('The server did not start.')))]);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, stop };
}

async function takePicture(browser, url, name, look) {
  const { expanded, dir, ...options } = looks[look];
  const surface = surfaces[name];
  const context = await browser.newContext({ viewport: wide, deviceScaleFactor: 1.5, reducedMotion: 'reduce', locale: 'en-GB', ...options });
  context.setDefaultTimeout(10_000);
  await surface.before?.(context);
  const page = await context.newPage();
  await page.goto(`${url}/?as=ana`);
  if (dir) await page.evaluate((value) => void (document.documentElement.dir = value), dir);
  const chat = new ChatPage(page);
  if (expanded) await chat.element.evaluate((element) => element.setAttribute('expanded', ''));
  await (surface.show ?? surface)({ page, chat, context });
  // What is under the pointer looks pressed.
  if (name !== 'message-tools') await page.mouse.move(5, 5);
  await page.screenshot({ path: join(folder, `${name}-${look}.png`), caret: 'hide', clip: await clipOf(chat) });
  await surface.after?.({ chat });
  await context.close();
}

/** The panel, with a little of the page around it. */
async function clipOf(chat) {
  const margin = 20;
  const { width, height } = chat.page.viewportSize();
  const box = (await chat.panel.isVisible()) ? await chat.panel.boundingBox() : await chat.launcher.boundingBox();
  const [x, y] = [Math.max(0, box.x - margin), Math.max(0, box.y - margin)];
  return { x, y, width: Math.min(width, box.x + box.width + margin) - x, height: Math.min(height, box.y + box.height + margin) - y };
}

async function pictureOfTwo(browser, url) {
  const context = await browser.newContext({ viewport: wide, deviceScaleFactor: 1.5, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/side-by-side?left=ana&right=bruno`);
  for (const [name, other] of [['left', 'Bruno Lima'], ['right', 'Ana Souza']]) {
    const frame = page.frameLocator(`iframe[name=${name}]`);
    await frame.locator('[part~="launcher"]').click();
    await frame.locator('[part~="row"]', { has: page.locator('[part~="row-title"]', { hasText: other }) }).click();
    await frame.locator('[part~="composer-input"]').waitFor();
  }
  const left = page.frameLocator('iframe[name=left]').locator('[part~="composer-input"]');
  await left.fill('It is PO-0864, I found it in the folder of last year');
  await left.press('Enter');
  await left.pressSequentially('I can');
  await page.frameLocator('iframe[name=right]').locator('[part~="typing"] span').first().waitFor();
  await page.mouse.move(5, 5);
  await page.screenshot({ path: join(folder, 'side-by-side.png'), caret: 'hide' });
  await context.close();
}

/** A page of examples/theming. */
async function pictureOfHost(browser, url, name) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/examples/theming/${name}.html`);
  await surfaces.messages({ chat: new ChatPage(page) });
  await page.mouse.move(5, 5);
  await page.screenshot({ path: join(folder, `theming-${name}.png`), caret: 'hide' });
  await context.close();
}

const scratch = mkdtempSync(join(tmpdir(), 'tenant-chat-pictures-'));
mkdirSync(folder, { recursive: true });
const server = await startServer(join(scratch, 'data'));
const { path, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath: path, args: [...args], env: { ...process.env, ...env } });
try {
  await writeTalk(server.url);
  // Somebody else is there as well.
  const others = await Promise.all(['chen', 'dora'].map(async (person) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/?as=${person}`);
    return page;
  }));
  for (const [name, look] of makes_all ? named(surfaces).flatMap((each) => named(looks).map((look) => [each, look])) : kept) {
    await takePicture(browser, server.url, name, look).catch((error) => {
      console.error(`${name}, ${look}: ${error.message}`);
      process.exitCode = 1;
    });
  }
  if (names.length === 0) for (const name of ['console', 'bakery', 'council']) await pictureOfHost(browser, server.url, name);
  if (!makes_all) await pictureOfTwo(browser, server.url);
  await Promise.all(others.map((page) => page.close()));
  console.log(`The pictures are in ${folder}`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
