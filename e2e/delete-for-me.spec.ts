import { people } from './fixtures/people.js';
import { placesOf } from './fixtures/places-of.js';
import { expect, test } from './fixtures/test.js';

test('deleted for me it goes from all my devices, and stays with the others', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await dora_api.startGroup('Launch team', [ana_api.user_id, bruno_api.user_id]);
  await dora_api.send(group, 'It stays');
  await ana_api.send(group, 'My own slip');
  await dora_api.send(group, 'Too much to know');
  const [desk, phone, bruno, dora] = await Promise.all([openAs('ana'), openAs('ana'), openAs('bruno'), openAs('dora')]);
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
