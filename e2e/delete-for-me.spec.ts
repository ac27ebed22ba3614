import { people } from './fixtures/people.js';
import { placesOf } from './fixtures/places-of.js';
import { expect, test } from './fixtures/test.js';

test('deleted for me it goes from all my devices, and stays with the others', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await dora_api.startGroup('Launch team', [ana_api.user_id, bruno_api.user_id]);
  await dora_api.send(group, 'It stays');
  await ana_api.send(group, 'My own slip');
  await dora_api.send(group, 'Too much to know');
  const [desk, phone, bruno, dora] = await Promise.all([openAs('ana', { blocked_socket: 'refused' }), openAs('ana'), openAs('bruno'), openAs('dora')]);
  for (const view of [desk, phone, bruno, dora]) await view.openChat('Launch team');
  for (const text of ['Too much to know', 'My own slip']) {
    await expect(phone.conversation.message(text)).toBeVisible();
    await desk.conversation.act(text, 'Delete for me');
    await desk.conversation.confirm();
    for (const { conversation } of [desk, phone]) await expect(conversation.message(text)).toHaveCount(0);
  }
  for (const view of [desk, phone]) {
    await view.showTab('chats');
    await expect(view.chats.preview('Launch team')).toHaveText(/It stays$/);
    await view.page.reload();
    await view.openChat('Launch team');
    await expect(view.conversation.texts()).toHaveText(['It stays']);
    for (const text of ['Too much to know', 'My own slip']) expect(await placesOf(text, view.page)).toEqual([]);
  }
  for (const view of [bruno, dora]) {
    await expect(view.conversation.texts()).toHaveText(['It stays', 'My own slip', 'Too much to know']);
    await view.showTab('chats');
    await expect(view.chats.preview('Launch team')).toHaveText(/Too much to know$/);
  }
});

test('what is unread and deleted for me is not counted on any of my devices', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  const direct = await dora_api.startDirect(ana_api.user_id);
  await dora_api.send(direct, 'one');
  await dora_api.send(direct, 'two');
  const phone = await openAs('ana');
  await expect(phone.badge).toHaveText('2');
  await phone.showTab('chats');
  const { messages } = await ana_api.call<{ messages: readonly { id: string; content: string }[] }>('GET', `/conversations/${direct}/messages/`);
  const two = messages.find(({ content }) => content === 'two');
  await ana_api.call('DELETE', `/conversations/${direct}/messages/${two?.id ?? ''}/?scope=me`);
  await expect(phone.chats.unread(people.dora)).toHaveText('1');
  await expect(phone.chats.preview(people.dora)).toHaveText('one');
});

test('what one deleted for oneself is neither quoted nor among the pins', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  const direct = await dora_api.startDirect(ana_api.user_id);
  await dora_api.send(direct, 'A slip of mine');
  const [ana, dora] = await Promise.all([openAs('ana'), openAs('dora')]);
  await dora.openChat(people.ana);
  await dora.conversation.act('A slip of mine', 'Reply');
  await dora.conversation.send('I meant the other one');
  await dora.conversation.act('A slip of mine', 'Pin');
  await ana.openChat(people.dora);
  const quote = ana.conversation.messages.last().locator('[part~="quote"]');
  await expect(quote).toContainText('A slip of mine');
  await ana.conversation.act('A slip of mine', 'Delete for me');
  await ana.conversation.confirm();
  await expect(quote).toHaveText('This message was deleted');
  await ana.conversation.pick('Pinned messages');
  await expect(ana.conversation.pane).toContainText('Nothing is pinned here');
  expect(await placesOf('A slip of mine', ana.page)).toEqual([]);
  await expect(dora.conversation.messages.last().locator('[part~="quote"]')).toContainText('A slip of mine');
});
