import { keptTexts } from './fixtures/kept-things.js';
import { people } from './fixtures/people.js';
import { placesOf } from './fixtures/places-of.js';
import { expect, test } from './fixtures/test.js';
import type { Visitor } from './fixtures/visitor.js';

const GROUP = 'Launch team';
const phone_size = { width: 360, height: 740 };

test('one message edited on two devices at once: the same text everywhere, and the other one among the earlier', async ({ openAs, signIn }) => {
  const [ana, bruno_api] = [await signIn('ana'), await signIn('bruno')];
  const group = await ana.startGroup(GROUP, [bruno_api.user_id]);
  await ana.send(group, 'We start at nine');
  const [desk, phone, bruno] = await Promise.all([openAs('ana'), openAs('ana', { viewport: phone_size }), openAs('bruno')]);
  for (const view of [desk, phone, bruno]) await view.openChat(GROUP);
  for (const [{ conversation }, text] of [[desk, 'We start at ten'], [phone, 'We start at eight']] as const) {
    await conversation.composer.press('ArrowUp');
    await expect(conversation.mode).toBeVisible();
    await conversation.composer.fill(text);
  }
  await Promise.all([desk, phone].map(({ conversation }) => conversation.composer.press('Enter')));
  for (const { conversation } of [desk, phone]) await expect(conversation.mode).toHaveCount(0);

  const [last = ''] = await ana.texts(group);
  const first = ['We start at ten', 'We start at eight'].find((text) => text !== last);
  for (const view of [desk, phone, bruno]) {
    await expect(view.conversation.texts()).toHaveText([last]);
    await view.page.reload();
    await view.openChat(GROUP);
    await expect(view.conversation.texts()).toHaveText([last]);
  }
  await bruno.conversation.messages.getByRole('button', { name: '(edited)' }).click();
  await expect(bruno.conversation.pane.locator('[part~="versions"] .quoted')).toHaveText([first ?? '', 'We start at nine']);
});

test('deleted by an admin while its author edits it and somebody reacts to it: a tombstone for all, and its text nowhere', async ({ openAs, signIn }) => {
  const [bruno_api, ana_api, dora_api] = [await signIn('bruno'), await signIn('ana'), await signIn('dora')];
  const group = await bruno_api.startGroup(GROUP, [ana_api.user_id, dora_api.user_id]);
  const [desk, phone, bruno, dora] = await Promise.all([openAs('ana'), openAs('ana', { viewport: phone_size }), openAs('bruno'), openAs('dora')]);
  const views = [desk, phone, bruno, dora];
  for (const view of views) await view.openChat(GROUP);

  // Who is first is up to the server, so it is tried more than once.
  for (const n of [1, 2, 3]) {
    const text = `The secret ${n}`;
    await desk.conversation.send(text);
    for (const { conversation } of views) await expect(conversation.message(text)).toBeVisible();
    await desk.conversation.composer.press('ArrowUp');
    await desk.conversation.mode.waitFor();
    await desk.conversation.composer.fill(`The secret ${n} in other words`);
    await dora.conversation.openReactions(text);
    await bruno.conversation.act(text, 'Delete for everyone');
    await Promise.all([bruno.conversation.confirm(), desk.conversation.composer.press('Enter'), dora.conversation.quick.first().click()]);
    for (const { conversation } of views) await expect(conversation.texts().filter({ hasText: 'deleted this message' }).or(conversation.texts().filter({ hasText: 'message was deleted' }))).toHaveCount(n);
    await giveUpEdit(desk);
  }
  await dora.conversation.send('That was it');
  for (const { conversation } of views) await expect(conversation.message('That was it')).toBeVisible();

  expect(await bruno_api.texts(group)).toEqual(['', '', '', 'That was it']);
  for (const view of views) await expectNothingOf('The secret', view);
  for (const view of views) {
    await view.page.reload();
    await view.openChat(GROUP);
    await expect(view.conversation.texts()).toHaveCount(4);
    await expect(view.conversation.messages.locator('[part~="reaction"]')).toHaveCount(0);
    await expectNothingOf('The secret', view);
  }
});

test('removed from the group while she writes and reacts: she is told so on both devices, and the others see the same', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await ana_api.startGroup(GROUP, [bruno_api.user_id, dora_api.user_id]);
  await ana_api.send(group, 'Who brings the cake?');
  const [ana, bruno, desk, phone] = await Promise.all([openAs('ana'), openAs('bruno'), openAs('dora'), openAs('dora', { viewport: phone_size })]);
  for (const view of [ana, bruno, desk, phone]) await view.openChat(GROUP);
  await ana.conversation.detailsButton.click();
  await ana.conversation.details.pick(people.dora, /remove/i);
  await desk.conversation.composer.fill('Half a thought');
  await desk.conversation.openReactions('Who brings the cake?');
  await expect(desk.conversation.quick.first()).toBeFocused();
  await phone.conversation.composer.fill('I bring it');
  // By the keyboard: what was there to press may be gone.
  await Promise.all([ana.conversation.details.confirmButton.click(), desk.page.keyboard.press('Enter'), phone.page.keyboard.press('Enter')]);
  for (const { conversation } of [desk, phone]) await expect(conversation.empty).toContainText(`You are no longer in ${GROUP}.`);
  await expect(desk.conversation.unsent, 'her words are hers').toHaveValue('Half a thought');
  const is_sent = (await bruno_api.texts(group)).includes('I bring it');
  if (is_sent) await expect(phone.conversation.unsent, 'what the others have was sent').toHaveCount(0);
  else await expect(phone.conversation.unsent).toHaveValue('I bring it');
  for (const view of [desk, phone]) {
    await view.showTab('chats');
    await expect(view.chats.row(GROUP)).toHaveCount(0);
    await expectNothingOf('Who brings the cake?', view);
  }

  await expect(ana.conversation.details.members).toHaveCount(2);
  await ana.page.keyboard.press('Escape');
  await bruno.conversation.send('Then I do');
  await expect(ana.conversation.message('Then I do')).toBeVisible();
  const seen = await look(bruno);
  expect(seen.texts).toEqual(['Who brings the cake?', ...(is_sent ? ['I bring it'] : []), 'Then I do']);
  for (const view of [ana, bruno]) {
    await expect.poll(() => look(view)).toEqual(seen);
    await view.page.reload();
    await view.openChat(GROUP);
    await expect.poll(() => look(view)).toEqual(seen);
  }
  await desk.page.reload();
  await desk.showTab('chats');
  await expect(desk.chats.empty).toBeVisible();
});

/** What came too late to be saved stays in the field until she leaves it. */
async function giveUpEdit({ conversation }: Visitor): Promise<void> {
  await expect(async () => {
    if (await conversation.note.isVisible()) await conversation.root.locator('[part~="composer-mode-cancel"]').click();
    await expect(conversation.mode).toHaveCount(0, { timeout: 200 });
  }).toPass();
}

/** Neither in the page nor in what this browser keeps. */
async function expectNothingOf(text: string, { page, name }: Visitor): Promise<void> {
  await expect.poll(() => placesOf(text, page), name).toEqual([]);
  await expect.poll(() => keptTexts(page), name).not.toContain(text);
}

async function look({ conversation }: Visitor): Promise<{ readonly texts: readonly string[]; readonly reactions: readonly string[] }> {
  return { texts: await conversation.texts().allInnerTexts(), reactions: await conversation.messages.locator('[part~="reaction"]').allInnerTexts() };
}
