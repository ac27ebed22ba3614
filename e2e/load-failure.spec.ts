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
