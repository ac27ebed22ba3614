import { placesOf } from './fixtures/places-of.js';
import { expect, test } from './fixtures/test.js';

// So many messages at once are more than a person may write.
test.use({ server_env: { TENANT_CHAT_LIMITS: 'off' } });

test('a copied link leads to its message in a fresh page, and tells nothing to who is not in the conversation', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await ana_api.startGroup('Launch team', [bruno_api.user_id, dora_api.user_id]);
  await ana_api.send(group, 'The plan');
  for (let n = 1; n <= 80; n += 1) await bruno_api.send(group, `talk ${n}`);
  for (const person of [ana_api, dora_api]) await person.call('POST', `/conversations/${group}/mark_read/`, {});
  await bruno_api.send(await bruno_api.startDirect(dora_api.user_id), 'Something else');

  const ana = await openAs('ana');
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ana.openChat('Launch team');
  await ana.conversation.pick('Jump to date…');
  await ana.conversation.dateJump.getByRole('button', { name: 'Start of the conversation' }).click();
  await expect(ana.conversation.message('The plan')).toBeInViewport();
  await ana.conversation.act('The plan', 'Copy link');
  await expect(ana.conversation.root.locator('[part~="note"]')).toHaveText('Link copied');
  const link = await ana.page.evaluate(() => navigator.clipboard.readText());

  const dora = await openAs('dora', { url: link.replace('as=ana', 'as=dora') });
  await expect(dora.conversation.title).toHaveText('Launch team');
  await expect(dora.conversation.message('The plan')).toBeFocused();
  await expect(dora.conversation.message('The plan')).toBeInViewport();
  await dora.conversation.jumpToEnd.click();
  await expect(dora.conversation.message('talk 80')).toBeInViewport();

  const chen = await openAs('chen', { url: link.replace('as=ana', 'as=chen') });
  await expect(chen.conversation.empty).toContainText('This conversation is not there.');
  for (const words of ['The plan', 'Launch team']) expect(await placesOf(words, chen.page)).toEqual([]);
});

test('T18 a link that was pasted into the chat says where it leads, and goes there in place', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const plans = await ana_api.startGroup('Plans', [bruno_api.user_id]);
  await ana_api.send(plans, 'The plan');
  for (let n = 1; n <= 40; n += 1) await bruno_api.send(plans, `talk ${n}`);
  const everybody = await ana_api.startGroup('Everybody', [bruno_api.user_id, dora_api.user_id]);
  const ana = await openAs('ana');
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ana.openChat('Plans');
  await ana.conversation.pick('Jump to date…');
  await ana.conversation.dateJump.getByRole('button', { name: 'Start of the conversation' }).click();
  await ana.conversation.act('The plan', 'Copy link');
  const link = await ana.page.evaluate(() => navigator.clipboard.readText());
  await ana_api.send(everybody, link);

  const [bruno, dora] = await Promise.all([openAs('bruno'), openAs('dora')]);
  for (const view of [bruno, dora]) {
    await view.showTab('chats');
    await expect(view.chats.preview('Everybody')).toHaveText(/:\s*Link to a message$/);
    await view.openChat('Everybody');
  }
  for (const time of ['first', 'second']) {
    await bruno.openChat('Everybody');
    await bruno.conversation.messages.getByRole('link', { name: 'Message in Plans' }).click();
    await expect(bruno.conversation.title, time).toHaveText('Plans');
    await expect(bruno.conversation.message('The plan')).toBeFocused();
  }
  expect(bruno.context.pages(), 'no other tab').toHaveLength(1);
  await dora.conversation.messages.getByRole('link', { name: 'Link to a message' }).click();
  await expect(dora.conversation.empty, 'who is not in there is told nothing of it').toContainText('This conversation is not there.');
});
