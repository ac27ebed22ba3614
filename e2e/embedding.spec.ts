import { ChatPage } from '@tenant-chat/testkit/pages';
import { ForeignHost } from './fixtures/foreign-host.js';
import { hostMarks } from './fixtures/host-marks.js';
import { people } from './fixtures/people.js';
import { expect, test as base } from './fixtures/test.js';

const test = base.extend<{ scripts: number; host: ForeignHost }>({
  scripts: [1, { option: true }],
  host: async ({ server, scripts }, use) => {
    const host = await ForeignHost.start(server.url, 'ana', scripts);
    await use(host);
    await host.stop();
  },
});

test('on another origin, under a strict policy with Trusted Types, nothing is violated', async ({ openAs, host }) => {
  const [ana, dora] = await Promise.all([openAs('ana', { url: host.url }), openAs('dora')]);
  await ana.talkTo(people.dora);
  await ana.conversation.send('from another origin https://example.org/a');
  await dora.openChat(people.ana);
  await dora.conversation.send('received');
  await expect(ana.conversation.message('received')).toBeVisible();
  await ana.conversation.openPicker('received');
  await ana.conversation.picker.chooseTone(2);
  await ana.conversation.picker.find('waving');
  await expect(dora.conversation.chips('received')).toHaveText('👋🏼1');
  await ana.newGroup('All of us', [people.bruno, people.chen]);
  await ana.conversation.detailsButton.click();
  await expect(ana.conversation.details.members).toHaveCount(3);
  await ana.expandButton.click();
  await ana.chats.pick(people.dora, 'Mute…', 'For 1 hour');
  await expect(ana.chats.muted(people.dora)).toBeVisible();
  await expect(ana.page.locator('html')).toHaveAttribute('data-chat-connection', 'live');
  expect(await ana.page.context().cookies(), 'a bearer, no cookie').toEqual([]);
  expect(ana.problems).toEqual([]);
});

test('what people write is text, whatever it looks like', async ({ openAs, host }) => {
  const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>';
  const [ana, dora] = await Promise.all([openAs('ana', { url: host.url }), openAs('dora')]);
  const dialogs: string[] = [];
  for (const { page } of [ana, dora]) {
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }
  await dora.newGroup(`Team ${hostile}`.slice(0, 120), [people.ana]);
  await dora.conversation.send(hostile);
  await dora.conversation.send('javascript:alert(3) https://example.org/"onclick="alert(4)');
  await ana.open();
  await ana.chats.rows.first().click();
  await expect(ana.conversation.message(hostile)).toBeVisible();
  await expect(ana.conversation.log.locator('.text').first()).toHaveText(hostile);
  await expect(ana.conversation.log.locator('img, script, style')).toHaveCount(0);
  await expect(ana.conversation.log.locator('a')).toHaveCount(1);
  await expect(ana.conversation.log.locator('a')).toHaveAttribute('href', /^https:\/\/example\.org\//);
  expect(dialogs).toEqual([]);
});

test('no globals but what Lit adds, no prototype of the host touched', async ({ page, host }) => {
  await page.addInitScript(hostMarks);
  await page.goto(host.url);
  const chat = new ChatPage(page);
  await chat.talkTo(people.dora);
  await chat.conversation.send('hello');
  await expect(chat.conversation.messages).toHaveCount(1);
  const { added, changed } = await page.evaluate(() => (globalThis as unknown as { hostMarks: () => { added: string[]; changed: string[] } }).hostMarks());
  expect(added.toSorted()).toEqual(['litElementVersions', 'litHtmlVersions', 'reactiveElementVersions']);
  expect(changed).toEqual([]);
});

test.describe('the script twice', () => {
  test.use({ scripts: 2 });
  test('is harmless', async ({ openAs, host }) => {
    const ana = await openAs('ana', { url: host.url });
    await ana.talkTo(people.dora);
    await ana.conversation.send('still one');
    await expect(ana.conversation.messages).toHaveCount(1);
    await expect(ana.conversation.tick('still one')).toHaveAttribute('data-state', 'sent');
    expect(ana.problems).toEqual([]);
  });
});

test('moved in the page it stays connected; removed it goes', async ({ openAs, host, signIn }) => {
  const ana = await openAs('ana', { url: 'about:blank' });
  const sockets: string[] = [];
  ana.page.on('websocket', (socket) => {
    sockets.push('opened');
    socket.on('close', () => sockets.push('closed'));
  });
  await ana.page.goto(host.url);
  await ana.talkTo(people.dora);
  await ana.conversation.composer.fill('on the way');
  await ana.element.evaluate((element) => document.querySelector('#elsewhere')?.append(element));
  await expect(ana.conversation.composer).toHaveValue('on the way');
  await ana.conversation.composer.press('Enter');
  await expect(ana.conversation.tick('on the way')).toHaveAttribute('data-state', 'sent');
  expect(sockets).toEqual(['opened']);

  await ana.element.evaluate((element) => element.remove());
  await expect.poll(() => sockets).toEqual(['opened', 'closed']);
  const dora = await signIn('dora');
  await expect.poll(async () => (await dora.call<{ users: { name: string; status: string }[] }>('GET', '/users/?search=Ana')).users[0]?.status).toBe('offline');
});

test('one request before the page has loaded, four to the first conversation', async ({ page, host, server, signIn }) => {
  const [dora, ana] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana.user_id), 'hello');
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto(host.url, { waitUntil: 'load' });
  const chat = new ChatPage(page);
  await chat.open();
  await chat.chats.row(people.dora).click();
  await expect(chat.conversation.message('hello')).toBeVisible();
  expect(scripts.length, scripts.join('\n')).toBeLessThanOrEqual(4);
  await chat.conversation.send('hello yourself');
  await expect(chat.conversation.tick('hello yourself')).toHaveAttribute('data-state', 'sent');
  // The first key brings the composer's shortcuts in three pieces (they share some with the formatting bar), and nothing else comes with a message.
  expect(scripts.length, scripts.join('\n')).toBeLessThanOrEqual(7);
  for (const script of scripts) expect(new URL(script).origin).toBe(server.url);
  const before_load = await page.evaluate(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.getEntriesByType('resource').filter(({ name, startTime }) => name.endsWith('.js') && startTime < (visit?.loadEventStart ?? 0)).map(({ name }) => name);
  });
  expect(before_load).toEqual([`${server.url}/tenant-chat.js`]);
});

test('a badge counts for itself with a getToken of its own; a new one at every drawing opens no new session', async ({ page, server, signIn }) => {
  const sessions: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && request.url().endsWith('/session/') && sessions.push(request.url()));
  const [dora, ana] = [await signIn('dora'), await signIn('ana')];
  const conversation = await dora.startDirect(ana.user_id);
  await dora.send(conversation, 'one');
  await page.goto(`${server.url}/?as=ana`);
  await page.evaluate(() => {
    document.querySelector('tenant-chat')?.remove();
    const badge = document.body.appendChild(document.createElement('tenant-chat-badge'));
    const draw = (): void => void Object.assign(badge, { getToken: async () => ((await (await fetch('/demo/token?as=ana')).json()) as { token: string }).token });
    draw();
    Object.assign(globalThis, { draw });
  });
  const badge = page.locator('tenant-chat-badge').locator('[part~="badge"]');
  await expect(badge).toHaveText('1');
  const before = sessions.length;
  for (const count of ['2', '3']) {
    await page.evaluate(() => (globalThis as unknown as { draw: () => void }).draw());
    await dora.send(conversation, 'one more');
    await expect(badge).toHaveText(count);
  }
  expect(sessions).toHaveLength(before);
});
