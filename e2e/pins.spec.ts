import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';

const GROUP = 'Launch team';

test('three people pin, one takes a pin of another off: all of them have the same list, and it leads to its messages', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await ana_api.startGroup(GROUP, [bruno_api.user_id, dora_api.user_id]);
  for (const [person, text] of [[ana_api, 'The address'], [bruno_api, 'The price'], [dora_api, 'The date']] as const) await person.send(group, text);
  const [ana, phone, bruno, dora] = await Promise.all([openAs('ana'), openAs('ana'), openAs('bruno'), openAs('dora')]);
  const views = [ana, phone, bruno, dora];
  for (const view of views) await view.openChat(GROUP);
  const expectPins = async (...texts: readonly string[]): Promise<void> => {
    for (const { page, conversation } of views) {
      await expect(conversation.messages.getByRole('img', { name: 'Pinned' })).toHaveCount(texts.length);
      await conversation.pick('Pinned messages');
      await expect(conversation.pins.locator('.pin-text')).toHaveText([...texts]);
      await page.keyboard.press('Escape');
    }
  };
  for (const [{ conversation }, text] of [[dora, 'The address'], [ana, 'The price'], [bruno, 'The date']] as const) {
    await conversation.act(text, /^Pin$/);
    for (const view of views) await expect(view.conversation.message(text).getByRole('img', { name: 'Pinned' })).toBeVisible();
  }
  await expectPins('The date', 'The price', 'The address');

  await phone.conversation.pick('Pinned messages');
  await dora.conversation.act('The price', 'Unpin');
  await expect(phone.conversation.pins.locator('.pin-text'), 'where the list is open it follows').toHaveText(['The date', 'The address']);
  await phone.page.keyboard.press('Escape');
  await expectPins('The date', 'The address');

  await ana.conversation.act('The address', 'Delete for everyone');
  await ana.conversation.confirm();
  await expectPins('The date');
  await bruno.page.reload();
  await bruno.openChat(GROUP);
  await bruno.conversation.pick('Pinned messages');
  await expect(bruno.conversation.pins).toContainText([people.dora]);
  await bruno.conversation.pins.click();
  await expect(bruno.conversation.message('The date')).toBeFocused();
});

test('three pin and unpin one message at once: they end alike', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await ana_api.startGroup(GROUP, [bruno_api.user_id, dora_api.user_id]);
  await ana_api.send(group, 'The address');
  const views = await Promise.all([openAs('ana'), openAs('bruno'), openAs('dora')]);
  for (const view of views) await view.openChat(GROUP);
  for (const name of [/^Pin$/, 'Unpin', /^Pin$/]) {
    for (const { conversation } of views) {
      await conversation.message('The address').hover();
      await conversation.message('The address').locator('.tools [data-action="menu"]').click();
    }
    await Promise.all(views.map(({ conversation }) => conversation.menu.getByRole('menuitem', { name }).click()));
    for (const { conversation } of views) await expect(conversation.message('The address').getByRole('img', { name: 'Pinned' })).toHaveCount(name === 'Unpin' ? 0 : 1);
  }
});
