import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('a message is answered, edited, reacted to, pinned and deleted, and both see it', async ({ openAs }) => {
  const [ana, dora] = await Promise.all([openAs('ana'), openAs('dora')]);
  await ana.talkTo(people.dora);
  await ana.conversation.send('The offer is **ready**');
  await dora.openChat(people.ana);
  await expect(dora.conversation.messages.locator('strong')).toHaveText('ready');

  await dora.conversation.act('The offer is', 'Reply');
  await dora.conversation.composer.fill('I look at it');
  await dora.conversation.composer.press('Enter');
  const answer = ana.conversation.messages.filter({ hasText: 'I look at it' });
  await expect(answer.locator('[part~="quote"]')).toContainText('The offer is ready');

  await ana.conversation.composer.press('ArrowUp');
  await expect(ana.conversation.root.locator('[part~="composer-mode"]')).toContainText('Edit message');
  await ana.conversation.composer.fill('The offer is done');
  await ana.conversation.composer.press('Enter');
  const edited = dora.conversation.messages.filter({ hasText: 'The offer is done' }).first();
  await expect(edited).toContainText('(edited)');
  await expect(dora.conversation.messages.locator('[part~="quote"]'), 'a quote is never stale').toContainText('The offer is done');
  await edited.getByRole('button', { name: '(edited)' }).click();
  await expect(dora.conversation.pane.locator('[part~="versions"]')).toContainText('The offer is ready');
  await dora.page.keyboard.press('Escape');

  await dora.conversation.openReactions('The offer is done');
  await dora.conversation.quick.filter({ hasText: '🎉' }).click();
  const chip = ana.conversation.messages.locator('[part~="reaction"]').first();
  await expect(chip).toContainText('🎉1');
  await chip.click();
  await expect(chip).toContainText('🎉2');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');

  await ana.conversation.act('I look at it', /^Pin$/);
  await expect(dora.conversation.messages.filter({ hasText: 'I look at it' }).getByRole('img', { name: 'Pinned' })).toBeVisible();
  await dora.conversation.pick('Pinned messages');
  await expect(dora.conversation.pane.locator('[part~="pin"]')).toContainText('I look at it');
  await dora.page.keyboard.press('Escape');

  await ana.conversation.act('The offer is done', 'Delete for me');
  await expect(ana.conversation.root.locator('[part~="question"]')).toContainText(`The offer is doneDelete this message for you? ${people.dora} still sees it.`);
  await ana.page.keyboard.press('Escape');
  await ana.conversation.act('The offer is done', 'Delete for everyone');
  await ana.conversation.confirm();
  await expect(dora.conversation.messages.filter({ hasText: 'This message was deleted' }).first()).toBeVisible();
  await expect(dora.conversation.root, 'nowhere any more: neither in the list nor in the quote').not.toContainText('The offer is done');
});

test('a mention reaches the one meant, and the filter finds it; marked unread is unread again', async ({ openAs }) => {
  const [ana, bruno] = await Promise.all([openAs('ana'), openAs('bruno')]);
  await ana.newGroup('Launch team', [people.bruno, people.chen]);
  await ana.conversation.composer.pressSequentially('Over to you, @br');
  await expect(ana.conversation.completion(people.bruno)).toBeVisible();
  await ana.conversation.composer.press('Enter');
  await ana.conversation.composer.pressSequentially('please');
  await ana.conversation.composer.press('Enter');
  await expect(ana.conversation.messages.last()).toContainText(`@${people.bruno}`);

  await bruno.showTab('chats');
  await bruno.chats.filter('mentions').click();
  await expect(bruno.chats.row('Launch team')).toBeVisible();
  await bruno.chats.row('Launch team').click();
  await expect(bruno.conversation.messages.filter({ hasText: `@${people.bruno}` })).toBeVisible();
  await expect(bruno.tabs.locator('.badge'), 'it was on the screen for a second').toHaveCount(0);
  await bruno.showTab('chats');
  await bruno.chats.filter('all').click();
  await expect(bruno.chats.unread('Launch team')).toHaveCount(0);
  await bruno.openChat('Launch team');
  await bruno.conversation.act('Over to you', 'Mark unread from here');
  await bruno.showTab('chats');
  await expect(bruno.chats.unread('Launch team')).toHaveText('1');
});

test('forwarded, with drafts on both devices, and groups that say what happened', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.newGroup('Cold store', [people.bruno]);
  await ana.conversation.send('The pump is fixed');
  await ana.talkTo(people.dora);
  await ana.openChat('Cold store');
  await ana.conversation.act('The pump is fixed', 'Forward');
  await ana.conversation.pane.locator('[part~="forward-target"]').filter({ hasText: people.dora }).click();
  await ana.conversation.pane.locator('[part~="forward-confirm"]').click();
  const dora = await openAs('dora');
  await dora.openChat(people.ana);
  await expect(dora.conversation.messages.last()).toContainText('Forwarded');
  await expect(dora.conversation.messages.last()).toContainText('The pump is fixed');

  const other = await openAs('ana');
  await other.openChat('Cold store');
  await ana.conversation.composer.pressSequentially('I was about to say');
  await other.showTab('chats');
  await expect(other.chats.preview('Cold store'), 'on the other device').toContainText('I was about to say');

  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  await details.remove(people.bruno);
  await ana.page.keyboard.press('Escape');
  await expect(ana.conversation.root.locator('[part~="message-system"]').last()).toHaveText(`You removed ${people.bruno}`);
});

test('forwarded to somebody with whom there is no conversation yet', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  await ana.conversation.send('The pump is fixed');
  await ana.conversation.act('The pump is fixed', 'Forward');
  const { pane } = ana.conversation;
  await pane.getByRole('searchbox').fill('chen');
  await expect(pane.locator('[part~="forward-target"]')).toHaveCount(1);
  await pane.getByRole('checkbox', { name: people.chen }).check();
  await pane.locator('[part~="forward-confirm"]').click();
  const chen = await openAs('chen');
  await chen.openChat(people.ana);
  await expect(chen.conversation.messages.last()).toContainText('The pump is fixed');
});

test('the bar comes to the message that the pointer rests on, as soon as the server has it', async ({ openAs }) => {
  const ana = await openAs('ana', { cuttable: true });
  const { conversation } = ana;
  await ana.talkTo(people.dora);
  await conversation.send('before');
  await conversation.messages.filter({ hasText: 'before' }).hover();
  await expect(conversation.messages.first().locator('.tools')).toBeVisible();
  await ana.network.cut();
  await conversation.send('on its way');
  const last = conversation.messages.last();
  await last.hover();
  await expect(last.locator('[part~="tick"]')).toHaveAttribute('data-state', 'waiting');
  await ana.network.restore();
  await expect(last.locator('.tools')).toBeVisible({ timeout: 20_000 });
});
