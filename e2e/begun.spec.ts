import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('T20 an answer and an edit wait for the person where she began them', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await dora.startGroup('Launch team', [ana_api.user_id]);
  await dora.send(group, 'Who brings the samples?');
  await ana_api.send(group, 'I do');
  await ana_api.send(await ana_api.startDirect(dora.user_id), 'Hello');
  const ana = await openAs('ana');
  const { conversation } = ana;
  const mode = conversation.root.locator('[part~="composer-mode"]');
  await ana.openChat('Launch team');
  await conversation.messages.last().waitFor();
  await conversation.composer.press('ArrowUp');
  await expect(mode).toContainText('Edit message');
  await conversation.composer.fill('I do, tomorrow');
  await ana.tab('people').click();
  await ana.tab('chat').click();
  await expect(mode, 'the tab was another one').toContainText('Edit message');
  await expect(conversation.composer).toHaveValue('I do, tomorrow');
  await ana.openChat(people.dora);
  await expect(mode).toHaveCount(0);
  await expect(conversation.composer).toHaveValue('');
  await conversation.act('Hello', 'Reply');
  await conversation.composer.fill('And you?');
  await ana.openChat('Launch team');
  await expect(conversation.composer, 'the conversation was another one').toHaveValue('I do, tomorrow');
  await conversation.composer.press('Enter');
  await expect(conversation.messages.last()).toContainText('I do, tomorrow');
  await expect(conversation.composer).toHaveValue('');
  await ana.openChat(people.dora);
  await expect(mode).toContainText('Hello');
  await conversation.composer.press('Enter');
  await expect(conversation.messages.last().locator('[part~="quote"]'), 'it is still an answer').toContainText('Hello');
});

test('T20 an edit that is refused stays in its field, and says so there alone', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await dora.startGroup('Launch team', [ana_api.user_id]);
  await ana_api.send(group, 'I do');
  await ana_api.send(await ana_api.startDirect(dora.user_id), 'Hello');
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat('Launch team');
  await conversation.message('I do').waitFor();
  await conversation.composer.press('ArrowUp');
  await expect(conversation.composer).toHaveValue('I do');
  await conversation.composer.fill('I do, tomorrow');
  const { messages } = await dora.call<{ messages: readonly { id: string; content: string }[] }>('GET', `/conversations/${group}/messages/`);
  const id = messages.find(({ content }) => content === 'I do')?.id ?? '';
  await dora.call('DELETE', `/conversations/${group}/messages/${id}/?scope=everyone`);
  await expect(conversation.root.locator('[part~="composer-mode"]'), 'what it said is nowhere any more').toContainText('This message was deleted');
  await conversation.composer.press('Enter');
  await expect(conversation.note).not.toBeEmpty();
  await ana.openChat(people.dora);
  await expect(conversation.note).toBeHidden();
  await ana.openChat('Launch team');
  await expect(conversation.composer).toHaveValue('I do, tomorrow');
  await expect(conversation.note).not.toBeEmpty();
  await conversation.composer.press('Escape');
  await expect(conversation.composer).toHaveValue('');
  await expect(conversation.note).toBeHidden();
});

test('T19 what is deleted meanwhile can be neither read nor forwarded where it was opened', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await dora.startGroup('Launch team', [ana_api.user_id]);
  for (const text of ['The price is 40', 'The price is 50', 'The price is 60']) await dora.send(group, text);
  await dora.send(await dora.startDirect(ana_api.user_id), 'Hello');
  const { messages } = await dora.call<{ messages: readonly { id: string; content: string }[] }>('GET', `/conversations/${group}/messages/`);
  const remove = (text: string): Promise<unknown> => dora.call('DELETE', `/conversations/${group}/messages/${messages.find(({ content }) => content === text)?.id}/?scope=everyone`);
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat('Launch team');
  await conversation.act('The price is 40', 'Forward');
  await conversation.pane.locator('[part~="forward-target"]').filter({ hasText: people.dora }).click();
  await remove('The price is 40');
  await expect(conversation.pane).toContainText('This message was deleted');
  await expect(conversation.pane.locator('[part~="forward-confirm"]')).toHaveCount(0);
  await ana.page.keyboard.press('Escape');
  await expect(conversation.pane, 'the focus was not lost with it').toHaveCount(0);
  await conversation.act('The price is 50', 'Reply');
  await remove('The price is 50');
  await expect(conversation.root.locator('[part~="composer-mode"]')).toContainText('This message was deleted');
  await expect(conversation.root).not.toContainText('The price is 50');
});

test('↑ passes over what was deleted for oneself', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const chat = await dora.startDirect(ana_api.user_id);
  for (const text of ['older', 'newer']) await ana_api.send(chat, text);
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat(people.dora);
  await conversation.act('newer', 'Delete for me');
  await conversation.confirm();
  await expect(conversation.message('newer')).toHaveCount(0);
  await conversation.composer.press('ArrowUp');
  await expect(conversation.composer).toHaveValue('older');
});

test('what was mentioned and read goes from the filter when she goes on', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await dora.startGroup('Launch team', [ana_api.user_id]);
  await dora.send(group, `<@${ana_api.user_id}> please`);
  await dora.send(await dora.startDirect(ana_api.user_id), 'Hello');
  const ana = await openAs('ana', { viewport: { width: 1300, height: 800 } });
  await ana.open();
  await ana.expandButton.click();
  await ana.showTab('chats');
  await ana.chats.filter('mentions').click();
  await ana.chats.row('Launch team').click();
  await expect(ana.chats.unread('Launch team'), 'it is read').toHaveCount(0);
  await expect(ana.chats.row('Launch team'), 'it does not go from under the hand').toBeVisible();
  await ana.startConversation('dora');
  await expect(ana.chats.row('Launch team')).toHaveCount(0);
});

test('T20 an answer waits behind an edit that is left or saved', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await dora.startGroup('Launch team', [ana_api.user_id]);
  await dora.send(group, 'Who brings the samples?');
  await ana_api.send(group, 'Somebody dose');
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat('Launch team');
  for (const end of ['Escape', 'Enter']) {
    if (end === 'Escape') {
      await conversation.act('Who brings', 'Reply');
      await conversation.composer.fill('I do');
    }
    await conversation.act('Somebody do', 'Edit');
    await expect(conversation.mode).toContainText('Edit message');
    if (end === 'Enter') await conversation.composer.fill('Somebody does');
    await conversation.composer.press(end);
    await expect(conversation.mode).toContainText('Reply to');
    await expect(conversation.composer).toHaveValue('I do');
  }
  await conversation.composer.press('Enter');
  await expect(conversation.messages.last().locator('[part~="quote"]')).toContainText('Who brings the samples?');
  await expect(conversation.mode).toHaveCount(0);
});
