import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('a draft survives a reload, and is shown in the list', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  await ana.conversation.composer.fill('I was about to');
  await ana.talkTo(people.chen);
  await expect(ana.conversation.composer).toHaveValue('');
  await ana.showTab('chats');
  await expect(ana.chats.preview(people.dora)).toHaveText(/^Draft:\s?I was about to$/);
  await ana.page.reload();
  await ana.openChat(people.dora);
  await expect(ana.conversation.composer).toHaveValue('I was about to');
  await ana.conversation.composer.press('Enter');
  await expect(ana.conversation.tick('I was about to')).toHaveAttribute('data-state', /sent|delivered/);
  await expect(ana.conversation.composer).toHaveValue('');
});

test('a text that is too long can not be sent, and says by how much', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { conversation } = ana;
  await conversation.composer.fill('é'.repeat(5_001));
  await expect(conversation.note).toHaveText('1 character too many');
  await conversation.composer.fill('é'.repeat(6_500));
  await expect(conversation.note).toHaveText('1,500 characters too many');
  await expect(conversation.sendButton).toBeDisabled();
  await conversation.composer.press('Enter');
  await expect(conversation.messages).toHaveCount(0);
  await conversation.composer.fill('👩‍🚀'.repeat(2_000));
  await expect(conversation.note, 'counted as people count, not as computers do').toBeHidden();
  await expect(conversation.sendButton).toBeEnabled();
});

test('a message that is refused says so: Retry sends it, Delete takes it away', async ({ openAs }) => {
  const ana = await openAs('ana', { cuttable: true });
  await ana.talkTo(people.dora);
  const { conversation } = ana;
  ana.network.refuseSends('user_deactivated', 403);
  await conversation.send('to nobody');
  await conversation.send('to nobody either');
  await expect(conversation.failure('to nobody')).toContainText('Not sent. This person is no longer active.');
  await expect(conversation.tick('to nobody')).toHaveAttribute('data-state', 'failed');
  await conversation.failure('to nobody either').getByRole('button', { name: 'Delete' }).click();
  await expect(conversation.message('to nobody either')).toHaveCount(0);

  ana.network.allowSends();
  await conversation.failure('to nobody').getByRole('button', { name: 'Retry' }).click();
  await expect(conversation.tick('to nobody')).toHaveAttribute('data-state', /sent|delivered/);
  await expect(conversation.message('to nobody')).toHaveCount(1);
  await ana.page.reload();
  await ana.openChat(people.dora);
  await expect(conversation.texts()).toHaveText(['to nobody']);
});

test('somebody who is removed while she writes is told that it is gone', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const group_id = await bruno.startGroup('Short-lived', [ana_api.user_id]);
  const ana = await openAs('ana');
  await ana.openChat('Short-lived');
  await ana.conversation.composer.fill('I only wanted to say');
  await bruno.call('DELETE', `/conversations/${group_id}/participants/${ana_api.user_id}/`);
  await expect(ana.conversation.composer).toHaveCount(0);
  await ana.showTab('chats');
  await expect(ana.chats.row('Short-lived')).toHaveCount(0);
  await ana.page.reload();
  await ana.showTab('chats');
  await expect(ana.chats.empty).toBeVisible();
});

test('K4 a word behind a colon becomes an emoji, by keyboard and by pointer, in the language of the page', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  await ana_api.startDirect(dora_api.user_id);
  const [ana, dora] = [await openAs('ana'), await openAs('dora', { locale: 'es' })];
  await Promise.all([ana.openChat(people.dora), dora.openChat(people.ana)]);
  const { composer } = ana.conversation;
  await composer.pressSequentially('At 10:30, see http://x.test :');
  await expect(ana.conversation.completions).toHaveCount(0);
  await composer.pressSequentially('party');
  const popper = ana.conversation.completion('party popper');
  await expect(popper).toHaveText(/🎉/);
  await expect(ana.conversation.completions.first()).toHaveAttribute('aria-selected', 'true');
  await expect(ana.conversation.root.getByRole('listbox')).toHaveAccessibleName('Emoji');
  await ana.page.keyboard.press('Escape');
  await expect(ana.conversation.completions, 'Esc leaves the word alone').toHaveCount(0);
  await composer.pressSequentially('x');
  await expect(ana.conversation.completions).toHaveCount(0);
  await expect(composer).toHaveValue('At 10:30, see http://x.test :partyx');
  await composer.fill('');
  await composer.pressSequentially('Well done :party');
  await expect(popper).toBeVisible();
  for (let n = 0; n < 8 && (await popper.getAttribute('aria-selected')) !== 'true'; n += 1) await ana.page.keyboard.press('ArrowDown');
  await expect(popper).toBeInViewport();
  await ana.page.keyboard.press('Enter');
  await expect(composer).toHaveValue('Well done 🎉 ');
  await ana.page.keyboard.press('ControlOrMeta+z');
  await expect(composer, 'an undo has the word back').toHaveValue('Well done :party');
  await ana.page.keyboard.press('Escape');
  await ana.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(composer).toHaveValue('Well done 🎉 ');
  await composer.pressSequentially(':thumbs_up');
  await expect(ana.conversation.completion('thumbs up')).toBeVisible();
  await composer.pressSequentially(':');
  await expect(composer).toHaveValue('Well done 🎉 👍 ');
  await ana.page.keyboard.press('Enter');
  await expect(dora.conversation.message('Well done 🎉 👍')).toBeVisible();

  await dora.conversation.composer.pressSequentially('Gracias :corazon_ro');
  await expect(dora.conversation.completions.first()).toBeVisible();
  await dora.conversation.completion('corazón rojo').click();
  await expect(dora.conversation.composer).toHaveValue('Gracias ❤️ ');
  await expect(dora.conversation.composer).toBeFocused();
  await dora.conversation.emojiButton.click();
  await expect(dora.conversation.picker.grids.first().getByRole('gridcell').first(), 'it is one of the recent ones').toHaveText('❤️');
});

test('K4 another colon takes it behind a whole word only; the skin tone is the one that was chosen last', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, picker } = ana.conversation;
  await composer.pressSequentially(':celebra');
  await expect(ana.conversation.completions.first()).toBeVisible();
  await composer.pressSequentially(':');
  await expect(composer, 'the beginning of a word').toHaveValue(':celebra:');
  await expect(ana.conversation.completions).toHaveCount(0);
  await composer.fill('');
  await composer.pressSequentially(':waving_h');
  await expect(ana.conversation.completion('waving hand')).toHaveText(/👋(?!\p{Emoji_Modifier})/u);
  await composer.fill('');
  await ana.conversation.emojiButton.click();
  await picker.chooseTone(3);
  await ana.page.keyboard.press('Escape');
  await composer.pressSequentially(':waving_hand');
  await expect(ana.conversation.completion('waving hand')).toHaveText(/👋🏽/u);
  await composer.pressSequentially(':');
  await expect(composer).toHaveValue('👋🏽 ');
});

test('K4 a key that follows at once, while the page is busy, takes what is written by then', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, completions } = ana.conversation;
  await composer.pressSequentially('Thanks @Dora :par');
  await expect(ana.conversation.completion('party popper'), 'behind a name of one word, too').toBeVisible();
  await composer.fill('');
  await composer.pressSequentially('On :fir');
  await expect(completions.first()).toBeVisible();
  await composer.evaluate((field: HTMLTextAreaElement) => {
    field.setRangeText('e', field.value.length, field.value.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
  });
  await expect(composer).toHaveValue('On 🔥 ');
});

test('K4 nothing of it is loaded before a word stands behind a colon, and where it does not load the text is sent as it is', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer } = ana.conversation;
  const chunk = /\/tenant-chat-(create-completion-list|emoji|load-emoji)-/;
  const asked: string[] = [];
  await ana.context.route(chunk, (route) => {
    asked.push(route.request().url());
    return route.abort('connectionfailed');
  });
  await composer.pressSequentially('At 10:30 :) :');
  await expect(ana.conversation.sendButton).toBeEnabled();
  expect(asked).toEqual([]);
  await composer.pressSequentially('fire');
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await composer.press('Enter');
  await expect(ana.conversation.message('At 10:30 :) :fire')).toBeVisible();
  await ana.context.unroute(chunk);
  await composer.pressSequentially('On :fire');
  await expect(ana.conversation.completions.first()).toHaveText(/🔥/);
});

test('K5 what is picked has one space behind it, and an undo has back what was written', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.newGroup('Launch team', [people.bruno]);
  const { composer } = ana.conversation;
  for (const [text, picked] of [
    ['Ask @br', `Ask @${people.bruno} |`], ['Ask @br| today', `Ask @${people.bruno} |today`], ['Ask @br|, please', `Ask @${people.bruno}|, please`],
    ['On :fire| today', 'On 🔥 |today'], ['(on :fire|)', '(on 🔥|)'],
  ] as const) {
    await composer.fill(text.replace('|', ''));
    await composer.evaluate((field: HTMLTextAreaElement, caret) => field.setSelectionRange(caret, caret), text.includes('|') ? text.indexOf('|') : text.length);
    await ana.conversation.completions.first().waitFor();
    await composer.press('Tab');
    const written = (): Promise<string> => composer.evaluate((field: HTMLTextAreaElement) => `${field.value.slice(0, field.selectionStart)}|${field.value.slice(field.selectionEnd)}`);
    await expect.poll(written).toBe(picked);
    await composer.press('ControlOrMeta+z');
    await expect(composer).toHaveValue(text.replace('|', ''));
  }
});
