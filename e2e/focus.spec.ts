import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('leaving a group asks first, and leads to the list', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'Still there?');
  await dora.startGroup('Launch team', [ana_api.user_id]);
  const ana = await openAs('ana');
  const { details } = ana.conversation;
  await ana.openChat('Launch team');
  await ana.conversation.detailsButton.press('Enter');
  await details.leaveButton.press('Enter');
  await expect(details.question).toContainText('Launch team');
  await expect(details.question.getByRole('button', { name: 'Cancel' }), 'not Rename').toBeFocused();
  await ana.page.keyboard.press('Escape');
  await expect(details.question).toHaveCount(0);
  await expect(details.leaveButton).toBeFocused();
  await details.leaveButton.press('Enter');
  await details.confirmButton.press('Enter');
  await expect(ana.chats.row(people.dora)).toBeFocused();
  await expect(ana.chats.row('Launch team')).toHaveCount(0);
});

test('who leaves the last conversation is at the tab of the list', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.startGroup('Launch team', [ana_api.user_id]);
  const ana = await openAs('ana');
  await ana.openChat('Launch team');
  await ana.conversation.detailsButton.click();
  await ana.conversation.details.leave();
  await expect(ana.chats.empty).toBeVisible();
  await expect(ana.tab('chats')).toBeFocused();
});

test('removing somebody asks first, and the focus stays among the people', async ({ openAs }) => {
  const ana = await openAs('ana');
  const { details } = ana.conversation;
  await ana.newGroup('Launch team', [people.bruno, people.chen, people.dora]);
  await ana.conversation.detailsButton.click();
  await expect(details.members).toHaveCount(4);
  await details.pick(people.bruno, /remove/i);
  await expect(details.question).toContainText(people.bruno);
  await expect(details.question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await details.question.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(details.question).toHaveCount(0);
  await expect(details.members, 'nobody went').toHaveCount(4);
  await expect(details.member(people.bruno).getByRole('button')).toBeFocused();
  await details.remove(people.bruno);
  await expect(details.members).toHaveCount(3);
  await expect(details.member(people.chen).getByRole('button'), 'the next one').toBeFocused();
  await details.remove(people.dora);
  await expect(details.members).toHaveCount(2);
  await expect(details.member(people.chen).getByRole('button'), 'the last one left').toBeFocused();
});

test('what is archived gives the focus to the next row, the last one to the tab', async ({ openAs, signIn }) => {
  const [bruno, dora, ana_api] = [await signIn('bruno'), await signIn('dora'), await signIn('ana')];
  await bruno.send(await bruno.startDirect(ana_api.user_id), 'older');
  await dora.send(await dora.startDirect(ana_api.user_id), 'newer');
  const ana = await openAs('ana');
  await ana.showTab('chats');
  await ana.chats.pick(people.dora, 'Archive');
  await expect(ana.chats.row(people.dora)).toHaveCount(0);
  await expect(ana.chats.row(people.bruno)).toBeFocused();
  await ana.chats.pick(people.bruno, 'Archive');
  await expect(ana.chats.empty).toBeVisible();
  await expect(ana.tab('chats')).toBeFocused();
});

test('a row that moves up keeps the focus', async ({ openAs, signIn }) => {
  const [bruno, chen, dora, ana_api] = [await signIn('bruno'), await signIn('chen'), await signIn('dora'), await signIn('ana')];
  const with_bruno = await bruno.startDirect(ana_api.user_id);
  await bruno.send(with_bruno, 'oldest');
  for (const person of [chen, dora]) await person.send(await person.startDirect(ana_api.user_id), 'newer');
  const ana = await openAs('ana');
  await ana.showTab('chats');
  await expect(ana.chats.time(people.bruno)).toHaveText(/\d/);
  await ana.chats.row(people.bruno).focus();
  await bruno.send(with_bruno, 'newest');
  await expect(ana.chats.rows.first()).toContainText(people.bruno);
  await expect(ana.chats.row(people.bruno)).toBeFocused();
});

for (const width of [1100, 1300]) {
  test(`who is removed while reading is told, and is not left nowhere (${width === 1300 ? 'two panes' : 'one pane'})`, async ({ openAs, signIn }) => {
    const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
    const group = await dora.startGroup('Launch team', [ana_api.user_id]);
    await dora.send(group, 'for the team');
    const ana = await openAs('ana', { viewport: { width, height: 800 } });
    await ana.openChat('Launch team');
    if (width === 1300) await ana.expandButton.click();
    await ana.conversation.composer.pressSequentially('I was about to say');
    await dora.call('DELETE', `/conversations/${group}/participants/${ana_api.user_id}/`);
    await expect(ana.conversation.empty).toContainText('You are no longer in Launch team.');
    await expect(ana.conversation.root.locator('[aria-live="polite"]'), 'read out').toContainText('Launch team');
    await expect(ana.conversation.messages).toHaveCount(0);
    await expect(ana.tab(width === 1300 ? 'chats' : 'chat'), 'where a key that was meant for the message does nothing').toBeFocused();
    await ana.conversation.empty.getByRole('button').click();
    await expect(ana.conversation.empty).toHaveCount(0);
    await expect(ana.tab('chats')).toHaveAttribute('aria-selected', 'true');
    await expect(ana.tab('chats')).toBeFocused();
  });
}

test('startConversation() leads into the composer, at the first call and later', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.startConversation('dora');
  await expect(ana.conversation.title).toHaveText(people.dora);
  await expect(ana.conversation.composer).toBeFocused();
  await ana.tab('chats').click();
  await ana.startConversation('bruno');
  await expect(ana.conversation.title).toHaveText(people.bruno);
  await expect(ana.conversation.composer).toBeFocused();
  await ana.close();
  await ana.startConversation('bruno');
  await expect(ana.conversation.composer).toBeFocused();
});

test('startConversation() before anything is loaded leads into the composer', async ({ openAs, server }) => {
  const ana = await openAs('ana', { cuttable: true, url: 'about:blank' });
  ana.network.holdFeed();
  await ana.page.goto(`${server.url}/?as=ana`, { waitUntil: 'commit' });
  await ana.page.evaluate(() => customElements.whenDefined('tenant-chat'));
  await ana.startConversation('dora');
  ana.network.releaseFeed();
  await expect(ana.conversation.title).toHaveText(people.dora);
  await expect(ana.conversation.composer).toBeFocused();
});

test('who has gone on elsewhere keeps the focus when the conversation comes', async ({ openAs, server }) => {
  const ana = await openAs('ana', { cuttable: true, url: 'about:blank' });
  ana.network.holdFeed();
  await ana.page.goto(`${server.url}/?as=ana`, { waitUntil: 'commit' });
  await ana.page.evaluate(() => customElements.whenDefined('tenant-chat'));
  await ana.startConversation('dora');
  await ana.page.evaluate(() => document.body.prepend(Object.assign(document.createElement('textarea'), { id: 'form' })));
  const form = ana.page.locator('#form');
  await form.pressSequentially('An inv');
  ana.network.releaseFeed();
  await expect(ana.conversation.title).toHaveText(people.dora);
  await expect(ana.conversation.composer).toBeVisible();
  await form.pressSequentially('oice');
  await expect(form).toBeFocused();
  await expect(form).toHaveValue('An invoice');
});

test('a conversation that never comes is told, also after a move in the page', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.open();
  await ana.element.evaluate(async (element) => {
    await (element as HTMLElement & { openConversation(id: string): Promise<void> }).openConversation('01a2107a-e879-77df-8ed2-2f9f0f704afb');
    const aside = document.createElement('aside');
    document.body.append(aside);
    aside.append(element);
  });
  await expect(ana.conversation.empty).toContainText('This conversation is not there.');
});

test('T17 Tab passes over the quotes and reactions of the rows, and reaches those of the row that has the focus', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const chat = await dora.startDirect(ana_api.user_id);
  const ana = await openAs('ana');
  await dora.send(chat, 'Who brings the samples?');
  await ana.openChat(people.dora);
  await ana.conversation.act('Who brings', 'Reply');
  await ana.conversation.send('I do');
  await ana.conversation.openReactions('I do');
  await ana.conversation.quick.first().click();
  const answer = ana.conversation.messages.last();
  await expect(answer.locator('[part~="reaction"]')).toHaveCount(1);
  await ana.conversation.composer.click();
  await ana.page.mouse.move(0, 0);
  await ana.conversation.log.focus();
  await ana.page.keyboard.press('Tab');
  await expect(ana.conversation.composer, 'the composer comes next').toBeFocused();
  await ana.conversation.log.focus();
  await ana.page.keyboard.press('ArrowUp');
  await expect(answer).toBeFocused();
  await ana.page.keyboard.press('Tab');
  await expect(answer.locator('[part~="quote"]')).toBeFocused();
  await ana.page.keyboard.press('Tab');
  await expect(answer.locator('[part~="reaction"]')).toBeFocused();
});

test('who goes on elsewhere on the page, while a conversation is begun, stays there', async ({ openAs, server }) => {
  const ana = await openAs('ana', { url: 'about:blank' });
  const held: (() => void)[] = [];
  await ana.context.routeWebSocket(/\/ws\/chat\//, (page) => {
    const up = page.connectToServer();
    page.onMessage((message) => {
      const pass = (): void => up.send(message);
      if (String(message).includes('"start_conversation"')) held.push(pass);
      else pass();
    });
  });
  await ana.page.goto(`${server.url}/?as=ana`);
  const field = ana.page.getByLabel('Of the page');
  await ana.page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { ariaLabel: 'Of the page' });
    document.body.prepend(input);
  });
  await ana.showTab('people');
  await ana.people.person(people.dora).click();
  await expect.poll(() => held.length).toBe(1);
  await field.click();
  held.shift()?.();
  await expect(ana.conversation.title).toHaveText(people.dora);
  await expect(ana.conversation.composer).toBeVisible();
  await ana.page.keyboard.type('of the page');
  await expect(field).toHaveValue('of the page');
  await ana.showTab('people');
  await ana.people.person(people.bruno).click();
  await expect.poll(() => held.length).toBe(1);
  held.shift()?.();
  await expect(ana.conversation.title).toHaveText(people.bruno);
  await expect(ana.conversation.composer, 'who waits for it is led there').toBeFocused();
});
