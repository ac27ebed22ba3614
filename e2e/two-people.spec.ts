import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('two people talk live', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  await ana.conversation.send('Good morning, Dora!');
  await expect(ana.conversation.tick('Good morning, Dora!')).toHaveAttribute('data-state', 'sent');

  const dora = await openAs('dora');
  await expect(ana.conversation.tick('Good morning, Dora!'), 'her page is open, her chat is not').toHaveAttribute('data-state', 'delivered');
  await expect(dora.badge).toHaveText('1');

  await dora.open();
  await expect(dora.chats.preview(people.ana)).toHaveText('Good morning, Dora!');
  await expect(dora.chats.unread(people.ana)).toHaveText('1');
  await dora.openChat(people.ana);
  await expect(dora.conversation.message('Good morning, Dora!')).toBeVisible();
  await expect(dora.conversation.unreadDivider).toBeVisible();
  await expect(ana.conversation.tick('Good morning, Dora!')).toHaveAttribute('data-state', 'read');

  await dora.conversation.composer.pressSequentially('Hello');
  await expect(ana.conversation.typing).toContainText('Dora is typing');
  await dora.conversation.composer.press('Enter');
  await expect(ana.conversation.message('Hello')).toBeVisible();
  await expect(ana.conversation.typing).toHaveText('');
  await expect(dora.conversation.tick('Hello')).toHaveAttribute('data-state', 'read');
  await expect(dora.conversation.unreadDivider, 'the divider stays until she leaves').toBeVisible();

  await dora.showTab('chats');
  await expect(dora.chats.preview(people.ana)).toHaveText(/^You:\s?Hello$/);
  await expect(dora.chats.unread(people.ana)).toHaveCount(0);
  await dora.openChat(people.ana);
  await expect(dora.conversation.unreadDivider).toHaveCount(0);
});

test('who comes and goes is seen', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.showTab('people');
  await expect(ana.people.status(people.dora)).toContainText('Offline');
  const dora = await openAs('dora');
  await expect(ana.people.status(people.dora)).toContainText('Online');
  await expect(ana.launcher).toHaveAccessibleName(/person|people/);
  await dora.page.close();
  await expect(ana.people.status(people.dora)).toContainText('Offline', { timeout: 20_000 });
});

test('who was there before is seen at once', async ({ openAs, signIn }) => {
  const [dora_api, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora_api.send(await dora_api.startDirect(ana_api.user_id), 'I am here');
  const dora = await openAs('dora');
  await expect(dora.page.locator('html')).toHaveAttribute('data-chat-connection', 'live');
  const ana = await openAs('ana');
  await expect(ana.launcher).toHaveAccessibleName(/1 person online/);
  await ana.showTab('chats');
  await expect(ana.chats.presence(people.dora)).toBeVisible();
  await ana.openChat(people.dora);
  await expect(ana.conversation.header).toContainText('Online');
});

test('two who start at once meet in one conversation', async ({ openAs }) => {
  const [ana, dora] = await Promise.all([openAs('ana'), openAs('dora')]);
  await Promise.all([ana.talkTo(people.dora), dora.talkTo(people.ana)]);
  await Promise.all([ana.conversation.send('from Ana'), dora.conversation.send('from Dora')]);
  for (const { conversation } of [ana, dora]) {
    await expect(conversation.message('from Ana')).toBeVisible();
    await expect(conversation.message('from Dora')).toBeVisible();
  }
  expect(await ana.conversation.texts().allInnerTexts()).toEqual(await dora.conversation.texts().allInnerTexts());
});
