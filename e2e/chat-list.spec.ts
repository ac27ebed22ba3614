import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('mute and archive from the list, and back', async ({ openAs, signIn }) => {
  const [bruno, dora, ana_api] = [await signIn('bruno'), await signIn('dora'), await signIn('ana')];
  const with_bruno = await bruno.startDirect(ana_api.user_id);
  await bruno.send(with_bruno, 'first');
  const ana = await openAs('ana');
  await ana.showTab('chats');
  await expect(ana.chats.unread(people.bruno)).toHaveText('1');

  await ana.chats.pick(people.bruno, 'Mute…', 'Until I turn it on again');
  await expect(ana.chats.muted(people.bruno)).toBeVisible();
  await expect(ana.badge, 'a dot: only a muted conversation has news').toHaveText('');
  await ana.chats.pick(people.bruno, 'Unmute');
  await expect(ana.chats.muted(people.bruno)).toHaveCount(0);

  await ana.chats.pick(people.bruno, 'Archive');
  await expect(ana.chats.row(people.bruno)).toHaveCount(0);
  await ana.chats.filter('archived').click();
  await expect(ana.chats.row(people.bruno)).toBeVisible();
  await ana.chats.pick(people.bruno, 'Unarchive');
  await expect(ana.chats.row(people.bruno)).toHaveCount(0);
  await ana.chats.filter('all').click();
  await ana.chats.pick(people.bruno, 'Archive');
  await expect(ana.chats.row(people.bruno)).toHaveCount(0);
  await bruno.send(with_bruno, 'second');
  await expect(ana.chats.preview(people.bruno), 'a new message brings it back').toHaveText('second');

  await dora.send(await dora.startDirect(ana_api.user_id), 'newest');
  await expect(ana.chats.rows.first(), 'newest activity first').toContainText(people.dora);
  await ana.chats.search.fill('brun');
  await expect(ana.chats.rows).toHaveCount(1);
  await ana.chats.search.fill('chen');
  await expect(ana.chats.rows).toHaveCount(0);
  await ana.chats.root.getByRole('button', { name: people.chen }).click();
  await expect(ana.conversation.title).toHaveText(people.chen);
});

test('a menu that a press of the right button opened stays when it is let go, and goes with a press beside it', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'hello');
  const ana = await openAs('ana');
  const { mouse } = ana.page;
  await ana.showTab('chats');
  await ana.chats.actions(people.dora).waitFor({ state: 'attached' });
  await ana.chats.row(people.dora).hover();
  await mouse.down({ button: 'right' });
  await expect(ana.chats.menu).toBeVisible();
  await mouse.up({ button: 'right' });
  await ana.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))); // what a press does is done
  await expect(ana.chats.menu).toBeVisible();
  await ana.chats.search.click();
  await expect(ana.chats.menu).toBeHidden();
  await expect(ana.chats.search).toBeFocused();
});

test('archiving is undone at once, by pointer and by keyboard; the offer goes by itself, but not from under the focus', async ({ openAs, server, signIn }) => {
  const [bruno, dora, ana_api] = [await signIn('bruno'), await signIn('dora'), await signIn('ana')];
  for (const other of [bruno, dora]) await other.send(await other.startDirect(ana_api.user_id), 'hello');
  const ana = await openAs('ana', { url: 'about:blank' });
  const { chats, page } = ana;
  await page.clock.install();
  await page.goto(`${server.url}/?as=ana`);
  await ana.showTab('chats');
  await chats.pick(people.bruno, 'Archive');
  await expect(chats.row(people.bruno)).toHaveCount(0);
  await expect(chats.root.getByRole('status')).toHaveText('Conversation archived');
  await chats.undoButton.click();
  await expect(chats.row(people.bruno)).toBeVisible();
  await expect(chats.undoButton).toHaveCount(0);

  await chats.pick(people.dora, 'Archive');
  await expect(chats.row(people.dora)).toHaveCount(0);
  await expect(chats.row(people.bruno)).toBeFocused();
  for (let at = 0; at < 3 && (await chats.undoButton.evaluate((button) => !button.matches(':focus'))); at += 1) await page.keyboard.press('Tab');
  await page.clock.fastForward(20_000);
  await expect(chats.undoButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chats.row(people.dora)).toBeVisible();
  await expect(chats.undoButton).toHaveCount(0);
  await expect(chats.root.locator(':focus'), 'the focus is in the list').toHaveCount(1);

  await chats.pick(people.dora, 'Archive');
  await expect(chats.undoButton).toBeVisible();
  await page.mouse.move(5, 5);
  await chats.row(people.bruno).focus();
  await page.clock.fastForward(9_000);
  await expect(chats.undoButton).toHaveCount(0);
});

test('only what is unread', async ({ openAs, signIn }) => {
  const [bruno, dora, ana_api] = [await signIn('bruno'), await signIn('dora'), await signIn('ana')];
  await bruno.send(await bruno.startDirect(ana_api.user_id), 'unread');
  const with_dora = await dora.startDirect(ana_api.user_id);
  await dora.send(with_dora, 'read');
  await ana_api.call('POST', `/conversations/${with_dora}/mark_read/`, {});
  const ana = await openAs('ana');
  await ana.showTab('chats');
  await expect(ana.chats.rows).toHaveCount(2);
  await ana.chats.filter('unread').click();
  await expect(ana.chats.rows).toHaveCount(1);
  await expect(ana.chats.row(people.bruno)).toBeVisible();
});

test('when to be told is one of three, and news in what is muted has words', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  await bruno.send(await bruno.startDirect(ana_api.user_id), 'first');
  const ana = await openAs('ana');
  await ana.showTab('chats');
  await ana.chats.pick(people.bruno, 'Notify me…', 'Of nothing');
  await expect(ana.tab('chats')).toHaveAccessibleName(/news in muted conversations/);
  await ana.chats.pick(people.bruno, 'Notify me…');
  await expect(ana.chats.menu.getByRole('menuitemradio', { checked: true })).toHaveText('Of nothing');
  await expect(ana.chats.menu.getByRole('menuitemradio')).toHaveCount(3);
  await expect(ana.chats.menu, 'says what they are of').toContainText('Notify me');
  await ana.chats.menu.getByRole('menuitemradio', { name: 'Of every message' }).click();
  await expect(ana.tab('chats')).toHaveAccessibleName(/^(?!.*muted)/);
  await ana.chats.pick(people.bruno, 'Mute…', 'Until I turn it on again');
  await expect(ana.tab('chats')).toHaveAccessibleName(/news in muted conversations/);
});

test('marked unread from the list it is unread, also where I wrote last; where only I wrote it is not offered', async ({ openAs, signIn }) => {
  const [bruno, dora, ana_api] = [await signIn('bruno'), await signIn('dora'), await signIn('ana')];
  const with_bruno = await bruno.startDirect(ana_api.user_id);
  await bruno.send(with_bruno, 'question');
  await ana_api.send(with_bruno, 'answer');
  await ana_api.send(await dora.startDirect(ana_api.user_id), 'only mine');
  const ana = await openAs('ana');
  const { chats } = ana;
  await ana.showTab('chats');
  await expect(chats.preview(people.bruno)).toContainText('answer');
  await expect(chats.unread(people.bruno)).toHaveCount(0);
  await chats.pick(people.bruno, 'Mark as unread');
  await expect(chats.unread(people.bruno)).toHaveText('1');
  await chats.filter('unread').click();
  await expect(chats.row(people.bruno)).toBeVisible();
  await chats.filter('all').click();
  await chats.pick(people.dora);
  await expect(chats.menu.getByRole('menuitem', { name: 'Mark as unread' })).toHaveCount(0);
});
