/**
 * `node scripts/pictures.mjs`: makes docs/pictures/*.png, the pictures of README and guides, from the product itself (after
 * `npm run build`): a server of its own with the demo host, a conversation that is written there, and a real Chromium.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { ChatPage } from '../packages/testkit/dist/pages/index.js';
import { findChromium } from './services.mjs';
import { freePort } from './services/free-port.mjs';
import { repositoryRoot } from './setup/repository-root.mjs';

const folder = join(repositoryRoot, 'docs', 'pictures');
const wide = { width: 1280, height: 800 };

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

/** One of the demo's people, by the public contract. */
async function signIn(url, person) {
  const ask = async (method, path, body, access_token) => {
    const headers = { 'content-type': 'application/json', ...(access_token && { authorization: `Bearer ${access_token}` }) };
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const { token } = await ask('GET', `/demo/token?as=${person}`);
  const { access_token, user } = await ask('POST', '/api/chat/session/', { token });
  const call = (method, path, body) => ask(method, `/api/chat${path}`, body, access_token);
  return {
    id: user.id,
    start: async (body) => (await call('POST', '/conversations/start/', body)).conversation.id,
    send: (conversation_id, content) => call('POST', `/conversations/${conversation_id}/messages/`, { content }),
    read: (conversation_id) => call('POST', `/conversations/${conversation_id}/mark_read/`, {}),
  };
}

async function writeConversations(url) {
  const [ana, bruno, chen, dora] = await Promise.all(['ana', 'bruno', 'chen', 'dora'].map((person) => signIn(url, person)));
  const with_dora = await dora.start({ user_id: ana.id });
  await dora.send(with_dora, 'The olive oil is in, all four pallets. You can release INV-2039.');
  await ana.send(with_dora, 'Wonderful, it goes out today.');
  await dora.read(with_dora);
  const cold_store = await ana.start({ title: 'Cold store', user_ids: [bruno.id, dora.id] });
  await dora.send(cold_store, 'Heliotec comes on Thursday at 8 for the two seals.');
  const quarter = await chen.start({ title: 'Quarter end', user_ids: [ana.id, bruno.id, dora.id] });
  const talk = [
    [chen, 'Morning! Which invoices still have to be in this quarter?'],
    [bruno, 'Nordwind sent the corrected one for March last night: 18,420.50'],
    [bruno, 'The two tours that were billed twice are gone. https://nordwind.example/inv/2041'],
    [ana, 'Thanks Bruno. I compared it with the tour list, it matches now.'],
    [ana, 'Shall I approve it, Chen?'],
    [chen, 'Yes please, and put it on Distribution.'],
    [ana, 'Done ✓'],
    [dora, '🎉'],
    [chen, 'Then only Brightline is open. Dora, do the new boxes still start in June?'],
    [dora, 'Yes, on the 9th. The second half is due then, not before.'],
  ];
  for (const [person, text] of talk) await person.send(quarter, text);
  await bruno.read(quarter);
  const with_bruno = await bruno.start({ user_id: ana.id });
  await bruno.send(with_bruno, 'Parcel & Co. ask for the order number of the samples');
  await bruno.send(with_bruno, 'Do you have it at hand?');
  await Promise.all([ana, chen, dora].map((person) => person.read(quarter)));
  await ana.read(cold_store);
}

async function takePictures(browser, url) {
  const visit = async (options, path = '/?as=ana') => {
    const context = await browser.newContext({ viewport: wide, deviceScaleFactor: 1.5, reducedMotion: 'reduce', locale: 'en-GB', ...options });
    const page = await context.newPage();
    await page.goto(url + path);
    return { page, chat: new ChatPage(page), context };
  };
  const save = async (page, name) => {
    // What is under the pointer looks pressed.
    await page.mouse.move(5, 5);
    await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide' });
  };
  // Somebody else is there as well.
  const others = await Promise.all(['chen', 'dora'].map((person) => visit({}, `/?as=${person}`)));
  for (const theme of ['light', 'dark']) {
    const { page, chat, context } = await visit({ colorScheme: theme });
    await chat.openChat('Quarter end');
    await chat.conversation.messages.last().waitFor();
    await save(page, `conversation-${theme}`);
    if (theme === 'light') await pictureOfPanes({ page, chat }, save);
    await context.close();
  }
  await pictureOfPeople(await visit({}), save);
  await pictureOfPhone(await visit({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }), save);
  await pictureOfTwo(await visit({}, '/side-by-side?left=ana&right=bruno'), save);
  await Promise.all(others.map(({ context }) => context.close()));
}

async function pictureOfPanes({ page, chat }, save) {
  await chat.showTab('chats');
  await chat.chats.time('Quarter end').waitFor();
  await save(page, 'chats');
  await chat.openChat('Quarter end');
  await chat.expandButton.click();
  await chat.chats.row('Quarter end').waitFor();
  await save(page, 'two-panes');
}

async function pictureOfPeople({ page, chat, context }, save) {
  await chat.showTab('people');
  await chat.people.person('Dora Novak').waitFor();
  await save(page, 'people');
  await chat.people.newGroupButton.click();
  await chat.dialog.titleField.fill('Packaging redesign');
  await chat.dialog.person('Bruno Lima').click();
  await chat.dialog.person('Dora Novak').click();
  await save(page, 'new-group');
  await context.close();
}

async function pictureOfPhone({ page, chat, context }, save) {
  await chat.openChat('Quarter end');
  await chat.conversation.messages.last().waitFor();
  await save(page, 'narrow');
  await context.close();
}

async function pictureOfTwo({ page, context }, save) {
  for (const [name, other] of [['left', 'Bruno Lima'], ['right', 'Ana Souza']]) {
    const frame = page.frameLocator(`iframe[name=${name}]`);
    await frame.locator('[part~="launcher"]').click();
    await frame.locator('[part~="row"]', { hasText: other }).click();
    await frame.locator('[part~="composer-input"]').waitFor();
  }
  const left = page.frameLocator('iframe[name=left]').locator('[part~="composer-input"]');
  await left.fill('It is PO-0864, I found it in the folder of last year');
  await left.press('Enter');
  await left.pressSequentially('I can');
  await page.frameLocator('iframe[name=right]').locator('[part~="typing"] span').first().waitFor();
  await save(page, 'side-by-side');
  await context.close();
}

const scratch = mkdtempSync(join(tmpdir(), 'tenant-chat-pictures-'));
mkdirSync(folder, { recursive: true });
const server = await startServer(join(scratch, 'data'));
const { path, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath: path, args: [...args], env: { ...process.env, ...env } });
try {
  await writeConversations(server.url);
  await takePictures(browser, server.url);
  console.log(`The pictures are in ${folder}`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
}
