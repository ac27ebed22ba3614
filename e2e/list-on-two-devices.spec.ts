import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';

test('a pinned conversation stands on top on both devices, whatever comes elsewhere', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api, chen_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora'), await signIn('chen')];
  await bruno_api.send(await bruno_api.startDirect(ana_api.user_id), 'from Bruno');
  const with_dora = await dora_api.startDirect(ana_api.user_id);
  await dora_api.send(with_dora, 'from Dora');
  const [desk, phone] = await Promise.all([openAs('ana'), openAs('ana')]);
  const devices = [desk, phone];
  const expectOrder = async (...names: readonly string[]): Promise<void> => {
    for (const { chats } of devices) await expect(chats.rows.locator('[part~="row-title"]')).toHaveText([...names]);
  };
  for (const device of devices) await device.showTab('chats');
  await expectOrder(people.dora, people.bruno);
  await desk.chats.pick(people.bruno, 'Pin to the top');
  await expectOrder(people.bruno, people.dora);
  for (const { chats } of devices) await expect(chats.pinned(people.bruno)).toBeVisible();
  await chen_api.send(await chen_api.startDirect(ana_api.user_id), 'from Chen');
  await expectOrder(people.bruno, people.chen, people.dora);
  for (const device of devices) {
    await device.page.reload();
    await device.showTab('chats');
  }
  await expectOrder(people.bruno, people.chen, people.dora);

  await phone.chats.pick(people.bruno, 'Unpin from the top');
  await expectOrder(people.chen, people.dora, people.bruno);
  for (const { chats } of devices) await expect(chats.pinned(people.bruno)).toHaveCount(0);
});

test('everything is marked as read: on both devices, and those who wrote see it', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  await bruno_api.send(await bruno_api.startDirect(ana_api.user_id), 'from Bruno');
  await dora_api.send(await dora_api.startDirect(ana_api.user_id), 'from Dora');
  const group = await bruno_api.startGroup('Launch team', [ana_api.user_id, dora_api.user_id]);
  for (const text of ['one', 'two']) await bruno_api.send(group, text);
  const [desk, phone, bruno, dora] = await Promise.all([openAs('ana'), openAs('ana'), openAs('bruno'), openAs('dora')]);
  for (const { badge } of [desk, phone]) await expect(badge).toHaveText('4');
  await bruno.openChat(people.ana);
  await dora.openChat(people.ana);
  await expect(bruno.conversation.tick('from Bruno')).toHaveAttribute('data-state', 'delivered');
  for (const view of [desk, phone]) await view.showTab('chats');

  await desk.chats.readAllButton.click();
  for (const { chats, tabs } of [desk, phone]) {
    await expect(tabs.locator('.badge')).toHaveCount(0);
    for (const title of [people.bruno, people.dora, 'Launch team']) await expect(chats.unread(title)).toHaveCount(0);
    await expect(chats.readAllButton).toHaveCount(0);
  }
  await expect(bruno.conversation.tick('from Bruno')).toHaveAttribute('data-state', 'read');
  await expect(dora.conversation.tick('from Dora')).toHaveAttribute('data-state', 'read');
  await phone.page.reload();
  await phone.showTab('chats');
  await expect(phone.chats.rows).toHaveCount(3);
  await expect(phone.chats.readAllButton).toHaveCount(0);
});
