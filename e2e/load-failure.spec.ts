import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

const chunks = /\/tenant-chat-.*\.js$/;

test('inline, a part that does not load is told, and comes at the second try', async ({ openAs, server }) => {
  const ana = await openAs('ana', { url: 'about:blank' });
  await ana.context.route(chunks, (route) => route.abort('connectionfailed'));
  await ana.page.goto(`${server.url}/?as=ana`);
  await ana.element.evaluate((element) => element.setAttribute('mode', 'inline'));
  const again = ana.loadFailure.getByRole('button', { name: 'Try again' });
  await expect(ana.loadFailure).toContainText('The chat could not be loaded.');
  await expect(ana.loadFailure).toHaveRole('status');
  await again.click();
  await expect(ana.loadFailure).toContainText('The chat could not be loaded.');
  await expect(again, 'it is not taken from under the hand').toBeFocused();
  await ana.context.unroute(chunks);
  await again.press('Enter');
  await expect(ana.panel).toBeVisible();
  await expect(ana.loadFailure).toHaveCount(0);
  await expect(ana.tab('chats'), 'who pressed goes on inside').toBeFocused();
  await ana.tab('people').click();
  await expect(ana.people.person(people.dora)).toBeVisible();
});

test('floating, the launcher stands again, and the second press opens', async ({ openAs, server }) => {
  const ana = await openAs('ana', { url: 'about:blank' });
  await ana.context.route(chunks, (route) => route.abort('connectionfailed'));
  await ana.page.goto(`${server.url}/?as=ana`);
  const failed = ana.page.evaluate(() => new Promise((resolve) => document.addEventListener('tenant-chat-error', (event) => resolve((event as CustomEvent<{ code: string }>).detail.code))));
  await ana.launcher.click();
  expect(await failed).toBe('load_failed');
  await expect(ana.launcher).toHaveAttribute('aria-expanded', 'false');
  await ana.context.unroute(chunks);
  await ana.launcher.click();
  await expect(ana.panel).toBeVisible();
});

test('what comes after the first paint, and what comes when it is wanted, is asked for again', async ({ openAs, server, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const conversation_id = await dora.startDirect(ana_api.user_id);
  await dora.send(conversation_id, 'first');
  const ana = await openAs('ana', { url: 'about:blank' });
  const [later, menu] = [/\/tenant-chat-later-/, /\/tenant-chat-menu-popover-/];
  for (const chunk of [later, menu]) await ana.context.route(chunk, (route) => route.abort('connectionfailed'));
  await ana.page.clock.install();
  await ana.page.goto(`${server.url}/?as=ana`);
  await ana.showTab('chats');
  await expect(ana.chats.preview(people.dora)).toHaveText('first');
  await expect(ana.chats.time(people.dora)).toHaveText('');
  await ana.context.unroute(later);
  await ana.page.clock.fastForward(10_500); // with the first change after ten seconds
  await dora.send(conversation_id, 'second');
  await expect(ana.chats.time(people.dora)).toHaveText(/\d/);

  await ana.chats.row(people.dora).hover();
  await ana.chats.actions(people.dora).click();
  await expect(ana.chats.root.getByRole('alert')).toContainText('Please try again');
  await ana.context.unroute(menu);
  await ana.chats.actions(people.dora).click();
  await expect(ana.chats.menu).toBeVisible();
});

test('in a conversation and among the people, what does not load is told, and comes at the second try', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startGroup('Launch team', [ana_api.user_id]), 'Hello');
  const ana = await openAs('ana');
  const { conversation } = ana;
  const alert = conversation.root.getByRole('alert');
  const parts = /\/tenant-chat-(actions|conversation-details|message-pane|group-dialog)-/;
  await ana.context.route(parts, (route) => route.abort('connectionfailed'));
  await ana.openChat('Launch team');
  await conversation.detailsButton.click();
  await expect(alert).toContainText('Try again');
  await ana.context.unroute(parts);
  await ana.context.route(/-(conversation-details|message-pane)-/, (route) => route.abort('connectionfailed'));
  await alert.getByRole('button').click();
  for (const open of [(): Promise<void> => conversation.detailsButton.click(), (): Promise<void> => conversation.pick('Pinned messages'), (): Promise<void> => conversation.act('Hello', 'Forward')]) {
    await open();
    await expect(alert).toContainText('Try again');
    await alert.getByRole('button').click();
  }
  await ana.context.unroute(/-(conversation-details|message-pane)-/);
  await conversation.detailsButton.click();
  await expect(conversation.details.members).toHaveCount(2);

  await ana.context.route(parts, (route) => route.abort('connectionfailed'));
  await ana.showTab('people');
  await ana.people.newGroupButton.click();
  await expect(ana.people.root.getByRole('alert')).toContainText('Try again');
  await ana.context.unroute(parts);
  await ana.people.newGroupButton.click();
  await expect(ana.dialog.root).toBeVisible();
});

test('a menu of a message does not wait for rules that do not come', async ({ openAs, server, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'Hello');
  const ana = await openAs('ana', { url: 'about:blank' });
  await ana.context.routeWebSocket(/\/ws\/chat\//, (page) => {
    const up = page.connectToServer();
    page.onMessage((message) => {
      if (!String(message).includes('"get_settings"')) up.send(message);
    });
  });
  await ana.page.goto(`${server.url}/?as=ana`);
  await ana.openChat(people.dora);
  await ana.conversation.act('Hello', 'Reply');
  await expect(ana.conversation.root.locator('[part~="composer-mode"]')).toContainText('Hello');
});
