import { AxeBuilder } from '@axe-core/playwright';
import { crowdEnv, signInCrowd } from './fixtures/crowd.js';
import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('any emoji, found in the person\'s language; skin tone and recent ones are remembered on the device', async ({ openAs, signIn }) => {
  const [dora_api, ana_api] = [await signIn('dora'), await signIn('ana')];
  const conversation_id = await dora_api.startDirect(ana_api.user_id);
  await dora_api.send(conversation_id, 'We have it');
  const [ana, dora] = [await openAs('ana', { locale: 'es' }), await openAs('dora')];
  await Promise.all([ana.openChat(people.dora), dora.openChat(people.ana)]);
  const { picker } = ana.conversation;

  await ana.conversation.openPicker('We have it');
  await picker.chooseTone(4);
  await picker.search.fill('mano saludando');
  await expect(picker.named('mano saludando')).toHaveText('👋🏾');
  await picker.search.fill('CORAZON ROJO');
  await expect(picker.emoji.first()).toHaveAccessibleName('corazón rojo');
  await picker.emoji.first().click();
  await expect(picker.root).toHaveCount(0);
  await expect(dora.conversation.chips('We have it')).toHaveText(['❤️1']);

  await ana.page.reload();
  await ana.openChat(people.dora);
  await ana.conversation.openReactions('We have it');
  await expect(ana.conversation.quick, 'the last one first, the others in her tone').toHaveText(['❤️', '👍🏾', '😂', '🎉']);
  await expect(ana.conversation.quick.first()).toHaveAttribute('aria-checked', 'true');
  await ana.conversation.quick.nth(1).click();
  await expect(dora.conversation.chips('We have it')).toHaveText(['❤️1', '👍🏾1']);
  await ana.conversation.openPicker('We have it');
  await expect(picker.toneButton).toHaveAccessibleName('Tono de piel medio oscuro');
  await expect(picker.grids.first()).toHaveAccessibleName('Usados recientemente');
  await expect(picker.grids.first().getByRole('gridcell')).toHaveText(['👍🏾', '❤️']);
  await picker.search.fill('esto no existe');
  await expect(picker.root.getByRole('status')).toHaveText('No se encontró ningún emoji.');

  const other = await openAs('ana');
  await other.openChat(people.dora);
  await expect(other.conversation.chips('We have it').first(), 'mine on the other device too').toHaveAttribute('aria-pressed', 'true');
  await other.conversation.chips('We have it').first().click();
  await expect(ana.conversation.chips('We have it')).toHaveText(['👍🏾1']);
});

test('by keyboard alone: opened, walked, taken, closed, and the focus is where it was', async ({ openAs, signIn }) => {
  const [dora_api, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora_api.send(await dora_api.startDirect(ana_api.user_id), 'By keyboard');
  const ana = await openAs('ana');
  await ana.openChat(people.dora);
  const { keyboard } = ana.page;
  const { conversation } = ana;
  const { picker } = conversation;
  const openMenu = async (): Promise<void> => {
    await conversation.messages.last().focus();
    // What can be done with messages comes with the first focus.
    await expect(conversation.messages.last().locator('.tools')).toBeVisible();
    await keyboard.press('Enter');
    await expect(conversation.quick.first()).toBeFocused();
  };
  await openMenu();
  await keyboard.press('ArrowLeft');
  await expect(conversation.menu.getByRole('menuitem').last()).toBeFocused();
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await expect(conversation.menu.getByRole('menuitem', { name: 'Reply' })).toBeFocused();
  await keyboard.press('ArrowUp');
  for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(picker.search).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(picker.focused).toHaveAccessibleName('grinning face');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowDown');
  await expect(picker.focused, 'a line of eight further').toHaveText(await picker.emoji.nth(9).innerText());
  await keyboard.press('End');
  await expect(picker.focused).toHaveText(await picker.emoji.nth(15).innerText());
  await keyboard.press('Home');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await expect(picker.search).toBeFocused();
  await keyboard.type('rocket');
  await keyboard.press('Escape');
  await expect(picker.search, 'Esc empties the search first').toHaveValue('');
  await keyboard.press('Escape');
  await expect(picker.root).toHaveCount(0);
  await expect(conversation.messages.last()).toBeFocused();

  await openMenu();
  for (let step = 0; step < 4; step += 1) await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(picker.search).toBeFocused();
  await keyboard.type('rocket');
  await keyboard.press('Enter');
  await expect(conversation.chips('By keyboard')).toHaveText(['🚀1']);
  await expect(conversation.messages.last()).toBeFocused();
});

test('who reacted, by name and time, of each kind; it follows', async ({ openAs, signIn }) => {
  const [dora_api, ana_api, bruno_api] = [await signIn('dora'), await signIn('ana'), await signIn('bruno')];
  const group = await dora_api.startGroup('Launch team', [ana_api.user_id, bruno_api.user_id]);
  await dora_api.send(group, 'It is done');
  const [ana, dora] = [await openAs('ana'), await openAs('dora')];
  await Promise.all([ana.openChat('Launch team'), dora.openChat('Launch team')]);
  await dora.conversation.openReactions('It is done');
  await dora.conversation.quick.filter({ hasText: '🎉' }).click();
  await ana.conversation.chips('It is done').click();
  await dora.conversation.openReactions('It is done');
  await dora.conversation.quick.filter({ hasText: '👍' }).click();
  await expect(ana.conversation.chips('It is done')).toHaveText(['🎉2', '👍1']);

  await ana.conversation.chips('It is done').first().click({ button: 'right' });
  const names = ana.conversation.pane.locator('[part~="reacted"] .name');
  await expect(names).toHaveText([people.dora, 'You']);
  await ana.conversation.pane.getByRole('button', { name: '👍 1' }).click();
  await expect(names).toHaveText([people.dora]);
  await expect(ana.conversation.pane.locator('[part~="reacted"] time')).toHaveText(/^Today at \d/);
  const bruno = await openAs('bruno');
  await bruno.openChat('Launch team');
  await bruno.conversation.chips('It is done').nth(1).click();
  await expect(names).toHaveText([people.dora, people.bruno]);
  await ana.page.keyboard.press('Escape');
  await expect(ana.conversation.chips('It is done').first(), 'the focus is back').toBeFocused();
  await ana.conversation.act('It is done', 'Who reacted');
  await expect(names).toHaveText([people.dora, 'You']);
});

test.describe('in a large group', () => {
  test.use({ server_env: { ...crowdEnv, TENANT_CHAT_LIMITS: 'off' } });

  test('a kind that the row does not name me of is mine all the same, on each device; who reacted comes in pages', async ({ openAs, signIn, server }) => {
    const ana_api = await signIn('ana');
    const crowd = await signInCrowd(server.url, 52);
    const group = await ana_api.startGroup('Everybody', crowd.map(({ user_id }) => user_id));
    await ana_api.send(group, 'Well done');
    const { messages } = await ana_api.call<{ messages: readonly { id: string; content: string }[] }>('GET', `/conversations/${group}/messages/`);
    const path = `/conversations/${group}/messages/${messages.find(({ content }) => content === 'Well done')?.id ?? ''}/reactions/`;
    for (const each of crowd) await each.call('PUT', path, { emoji: '👏' });
    const [ana, phone] = await Promise.all([openAs('ana'), openAs('ana', { viewport: { width: 360, height: 740 } })]);
    await Promise.all([ana.openChat('Everybody'), phone.openChat('Everybody')]);
    const [chip, other] = [ana.conversation.chips('Well done'), phone.conversation.chips('Well done')];
    await expect(chip).toHaveText(['👏52']);
    await expect(other).toHaveAttribute('aria-pressed', 'false');
    await chip.click();
    await expect(chip).toHaveText(['👏53']);
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
    await expect(other, 'on the other device, a few seconds later').toHaveAttribute('aria-pressed', 'true');

    await chip.click({ button: 'right' });
    const names = ana.conversation.pane.locator('[part~="reacted"] .name');
    await expect(names).toHaveCount(50);
    await ana.conversation.pane.getByRole('button', { name: 'Show more' }).click();
    await expect(names).toHaveCount(53);
    await expect(names.last()).toHaveText('You');
    await ana.page.keyboard.press('Escape');

    await ana.page.reload();
    await ana.openChat('Everybody');
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
    await other.click();
    await expect(other).toHaveText(['👏52']);
    await expect(other).toHaveAttribute('aria-pressed', 'false');
    await expect(chip).toHaveAttribute('aria-pressed', 'false');
  });
});

test('the twenty-first kind is refused in words', async ({ openAs, signIn }) => {
  const [dora_api, ana_api] = [await signIn('dora'), await signIn('ana')];
  const conversation_id = await dora_api.startDirect(ana_api.user_id);
  await dora_api.send(conversation_id, 'Full');
  const { messages } = await dora_api.call<{ messages: readonly { id: string }[] }>('GET', `/conversations/${conversation_id}/messages/`);
  for (let kind = 0; kind < 20; kind += 1) {
    await dora_api.call('PUT', `/conversations/${conversation_id}/messages/${messages[0]?.id ?? ''}/reactions/`, { emoji: String.fromCodePoint(0x1f600 + kind) });
  }
  const ana = await openAs('ana');
  await ana.openChat(people.dora);
  await ana.conversation.openPicker('Full');
  await ana.conversation.picker.find('rocket');
  await expect(ana.conversation.root.getByRole('alert')).toContainText('20 kinds');
  await ana.conversation.chips('Full').first().click();
  await expect(ana.conversation.chips('Full').first(), 'one more of a kind is no new kind').toHaveText('😀2');
});

test('an emoji comes to where the caret is, and can be undone', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, emojiButton, picker } = ana.conversation;
  await composer.fill('Good morning, all');
  await composer.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(12, 12));
  await emojiButton.click();
  await picker.groups.nth(4).click();
  await expect(picker.focused).toHaveAccessibleName('globe showing Europe-Africa');
  await picker.find('sunrise');
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('Good morning🌅, all');
  await ana.page.keyboard.press('ControlOrMeta+z');
  await expect(composer).toHaveValue('Good morning, all');
  await emojiButton.click();
  await picker.search.waitFor();
  await ana.conversation.header.click();
  await expect(picker.root, 'a press beside it closes it').toHaveCount(0);
});

test('on a touch screen the picker shows its emoji: no field has the focus that would put the keyboard over them', async ({ openAs }) => {
  const ana = await openAs('ana', { viewport: { width: 360, height: 640 }, touch: true });
  await ana.talkTo(people.dora);
  const { composer, emojiButton, picker } = ana.conversation;
  await emojiButton.tap();
  await expect(picker.focused).toHaveAccessibleName('grinning face');
  await picker.named('grinning face').tap();
  await expect(composer).toHaveValue('😀');
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the picker, the emoji at hand and who reacted (${theme})`, async ({ openAs, signIn }) => {
    test.slow();
    const [dora_api, ana_api] = [await signIn('dora'), await signIn('ana')];
    await dora_api.send(await dora_api.startDirect(ana_api.user_id), 'Look');
    const ana = await openAs('ana', { theme });
    await ana.openChat(people.dora);
    const expectNothing = async (state: string): Promise<void> => {
      // One group after another is the same 1,900 times.
      const { violations } = await new AxeBuilder({ page: ana.page }).include('tenant-chat').exclude(['tenant-chat', 'tenant-chat-emoji-picker section:nth-of-type(n + 2)']).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary ?? ''}`)), state).toEqual([]);
    };
    await ana.conversation.openReactions('Look');
    await expectNothing('at hand');
    await ana.conversation.quick.first().click();
    await ana.conversation.openPicker('Look');
    await ana.conversation.picker.toneButton.click();
    await expect(ana.conversation.picker.tones).toHaveCount(6);
    await expectNothing('picker');
    await ana.conversation.picker.search.fill('heart');
    await expectNothing('searching');
    await ana.conversation.picker.find('rocket');
    await ana.conversation.act('Look', 'Who reacted');
    await expect(ana.conversation.pane.locator('[part~="reacted"]')).toBeVisible();
    await expectNothing('who reacted');
  });
}
