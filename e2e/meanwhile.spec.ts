import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';

const GROUP = 'Launch team';
// So many messages at once are more than a person may write.
test.use({ server_env: { TENANT_CHAT_LIMITS: 'off' } });

test('of several that a message is forwarded to, one goes meanwhile: it is named and left, the others get it', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, chen_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('chen'), await signIn('dora')];
  const source = await bruno_api.startGroup(GROUP, [ana_api.user_id, dora_api.user_id]);
  await bruno_api.send(source, 'The news');
  const lost = await bruno_api.startGroup('Suppliers', [ana_api.user_id]);
  const kept = await bruno_api.startGroup('Buyers', [ana_api.user_id]);
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat(GROUP);
  await conversation.act('The news', 'Forward');
  const target = (name: string) => conversation.pane.locator('[part~="forward-target"]').filter({ hasText: name });
  for (const name of ['Suppliers', 'Buyers', people.chen]) await target(name).click();
  await expect(conversation.pane.locator('[part~="forward-confirm"]')).toHaveText('Forward to 3 conversations');
  await bruno_api.call('DELETE', `/conversations/${lost}/participants/${ana_api.user_id}/`);
  await expect(conversation.pane.getByRole('alert')).toHaveText('You are no longer in Suppliers.');
  await expect(conversation.pane.locator('[part~="forward-confirm"]')).toHaveText('Forward to 2 conversations');
  await conversation.pane.locator('[part~="forward-confirm"]').click();
  await expect(conversation.pane).toHaveCount(0);
  const direct = await chen_api.startDirect(ana_api.user_id);
  for (const [person, place] of [[bruno_api, kept], [chen_api, direct]] as const) await expect.poll(() => person.texts(place)).toEqual(['The news']);
});

test('somebody outside the group is mentioned before anything else was done there: she is offered to be added, and Enter sends', async ({ openAs, server, signIn }) => {
  const [ana_api, bruno_api] = [await signIn('ana'), await signIn('bruno')];
  await ana_api.startGroup(GROUP, [bruno_api.user_id]);
  const [ana, bruno] = await Promise.all([openAs('ana', { url: 'about:blank' }), openAs('bruno')]);
  const asked: string[] = [];
  ana.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => String(payload).includes('"outside_conversation_id"') && asked.push(String(payload))));
  await ana.page.clock.install();
  await ana.page.goto(`${server.url}/?as=ana`);
  for (const view of [ana, bruno]) await view.openChat(GROUP);
  const { composer, completions, root } = ana.conversation;
  await composer.pressSequentially('Welcome @che');
  await expect(completions.filter({ hasText: people.chen })).toContainText('Not in this group');
  const before = asked.length;
  expect(before).toBeGreaterThan(0);
  await composer.press('Enter');
  await expect(composer).toHaveValue(`Welcome @${people.chen} `);
  const question = root.locator('[part~="question"]');
  await expect(question).toContainText(`Add ${people.chen}?`);
  await expect(question.locator('[part~="confirm"]'), 'it can be taken back').not.toHaveClass(/danger/);
  await ana.page.keyboard.press('Escape');
  await expect(composer, 'back to where she wrote').toBeFocused();
  await ana.page.clock.fastForward(1_000); // a list that opens again asks sooner
  await expect(completions).toHaveCount(0);
  expect(asked, 'nothing is looked for any more').toHaveLength(before);
  await composer.press('Enter');
  for (const { conversation } of [ana, bruno]) await expect(conversation.messages.last()).toContainText(`Welcome @${people.chen}`);
  await expect(ana.conversation.texts()).toHaveCount(1);
});

test('T20 what an edit said so far waits while writing is not allowed', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  const group = await ana_api.startGroup(GROUP, [dora_api.user_id]);
  await dora_api.send(group, 'first words');
  const dora = await openAs('dora');
  const { conversation } = dora;
  await dora.openChat(GROUP);
  await conversation.composer.press('ArrowUp');
  await conversation.mode.waitFor();
  await conversation.composer.fill('better words');
  await ana_api.call('PATCH', `/conversations/${group}/`, { posting: 'admins' });
  await expect(conversation.root.locator('[part~="read-only"]')).toBeVisible();
  await expect(conversation.log, 'the focus is not lost with the field').toBeFocused();
  await ana_api.call('PATCH', `/conversations/${group}/`, { posting: 'all' });
  await expect(conversation.composer).toHaveValue('better words');
  await expect(conversation.mode).toContainText('Edit message');
});

test('T19 what stands for a message goes with its words: the question, the menu, the bar', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  const group = await dora_api.startGroup(GROUP, [ana_api.user_id]);
  for (const text of ['one', 'two', 'three']) await dora_api.send(group, text);
  const { messages } = await dora_api.call<{ messages: readonly { id: string; content: string }[] }>('GET', `/conversations/${group}/messages/`);
  const remove = (text: string): Promise<unknown> => dora_api.call('DELETE', `/conversations/${group}/messages/${messages.find(({ content }) => content === text)?.id}/?scope=everyone`);
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat(GROUP);
  await conversation.act('one', 'Delete for me');
  const question = conversation.root.locator('[part~="question"]');
  await expect(question).toContainText('one');
  await remove('one');
  await expect(question).toHaveCount(0);
  await expect(conversation.root.locator('[part~="note"]')).toHaveText('This message was deleted');

  await conversation.message('two').click({ button: 'right' });
  await expect(conversation.menu.getByRole('menuitem', { name: 'Forward' })).toBeVisible();
  await remove('two');
  await expect(conversation.menu).toHaveCount(0);

  await conversation.messages.filter({ hasText: 'three' }).hover();
  await expect(conversation.root.locator('.tools')).toBeVisible();
  await remove('three');
  await expect(conversation.messages.last()).toContainText('This message was deleted');
  await expect(conversation.root.locator('.tools')).toHaveCount(0);
});

test('by keyboard, who deletes for herself or jumps goes on among the messages', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  const chat = await dora_api.startDirect(ana_api.user_id);
  for (let n = 1; n <= 40; n += 1) await ana_api.send(chat, `talk ${n}`);
  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat(people.dora);
  await conversation.act('talk 39', 'Delete for me');
  await conversation.confirm();
  await expect(conversation.message('talk 39')).toHaveCount(0);
  await expect(conversation.messages.last(), 'the one beside it').toBeFocused();

  await conversation.pick('Jump to date…');
  await conversation.dateJump.getByRole('button', { name: 'Start of the conversation' }).click();
  await expect(conversation.message('talk 1')).toBeInViewport();
  for (const button of [conversation.root.locator('[part~="jump-back"]'), conversation.jumpToEnd]) {
    if ((await button.count()) === 0) continue;
    await button.focus();
    await ana.page.keyboard.press('Enter');
    await expect(button).toHaveCount(0);
    await expect(conversation.root.locator(':focus'), 'the focus is in the conversation').toHaveCount(1);
  }
});

test('where all is archived, that is said', async ({ openAs, signIn }) => {
  const [ana_api, dora_api] = [await signIn('ana'), await signIn('dora')];
  await dora_api.send(await dora_api.startDirect(ana_api.user_id), 'hello');
  const ana = await openAs('ana');
  await ana.showTab('chats');
  await ana.chats.pick(people.dora, 'Archive');
  await expect(ana.chats.empty).toContainText('All your conversations are archived.');
});

test('Enter in a search sends nothing off: neither a group nor a forward', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api] = [await signIn('ana'), await signIn('bruno')];
  await bruno_api.send(await bruno_api.startDirect(ana_api.user_id), 'The news');
  const ana = await openAs('ana');
  const { conversation, dialog } = ana;
  await ana.showTab('people');
  await ana.people.newGroupButton.click();
  await dialog.person(people.bruno).click();
  await dialog.titleField.fill(GROUP);
  await dialog.search.fill('chen');
  await dialog.search.press('Enter');
  await dialog.person(people.chen).click();
  await dialog.createButton.click();
  await expect(conversation.header).toContainText('3 people');

  await ana.openChat(people.bruno);
  await conversation.act('The news', 'Forward');
  await conversation.pane.locator('[part~="forward-target"]').filter({ hasText: GROUP }).click();
  await conversation.pane.getByRole('searchbox').fill('dora');
  await conversation.pane.getByRole('searchbox').press('Enter');
  await expect(conversation.pane.locator('[part~="forward-confirm"]')).toHaveText('Forward to 1 conversation');
});
