import { crowdEnv, listCrowd, startLargeGroup } from './fixtures/crowd.js';
import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';
import type { Visitor } from './fixtures/visitor.js';

// So much at once is more than a person may do.
test.use({ server_env: { ...crowdEnv, TENANT_CHAT_LIMITS: 'off' } });

const GROUP = 'Whole company';
const COUNT = 2_000;

/** Bytes that came by the chat's sockets and requests since it was asked last. */
async function watchTraffic(view: Visitor, url: string): Promise<() => number> {
  let bytes = 0;
  view.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void (bytes += payload.length)));
  view.page.on('response', (response) => {
    if (response.url().includes('/api/chat/')) response.body().then((body) => (bytes += body.length), () => undefined);
  });
  await view.page.goto(url);
  return () => {
    const since = bytes;
    bytes = 0;
    return since;
  };
}

test('a group of 2,000: three people and two devices talk in it, and what grows with the people comes when it is wanted', async ({ openAs, signIn, server }) => {
  test.setTimeout(120_000);
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const crowd = await listCrowd(server.url, COUNT);
  const members = [bruno_api.user_id, dora_api.user_id, ...crowd.slice(0, COUNT - 3)];
  const group = await startLargeGroup(ana_api, GROUP, members);
  await ana_api.send(group, 'Welcome');
  const views = await Promise.all((['ana', 'bruno', 'bruno', 'dora'] as const).map(async (who) => {
    const view = await openAs(who, { url: 'about:blank' });
    return { view, came: await watchTraffic(view, `${server.url}/?as=${who}`) };
  }));
  for (const { view, came } of views) {
    await view.openChat(GROUP);
    await expect(view.conversation.header).toContainText('2000 people');
    await expect(view.conversation.message('Welcome')).toBeVisible();
    expect(came(), 'nothing of 2,000 people comes with it').toBeLessThan(60_000);
  }
  const [ana, bruno, phone, dora] = views.map(({ view }) => view) as [Visitor, Visitor, Visitor, Visitor];

  for (const { came } of views) came();
  await ana.conversation.send('Hello everybody');
  for (const view of [bruno, phone, dora]) await expect(view.conversation.message('Hello everybody')).toBeVisible();
  for (const { came } of views) expect(came(), 'a message is a message').toBeLessThan(8_000);
  await dora.conversation.openReactions('Hello everybody');
  await dora.conversation.quick.first().click();
  for (const view of [ana, bruno, phone]) await expect(view.conversation.chips('Hello everybody')).toHaveText(['👍1']);

  await bruno.conversation.composer.pressSequentially('@member 19');
  const option = (name: string) => bruno.conversation.root.getByRole('option', { name, exact: true });
  await expect(option('Member 1900'), 'of people whom nothing has brought so far').toBeVisible();
  await option('Member 1900').click();
  await bruno.conversation.composer.pressSequentially('and @member 1999');
  await expect(bruno.conversation.root.getByRole('option', { name: /Member 1999.*Not in this group/ }), 'who is outside').toBeVisible();
  await bruno.page.keyboard.press('Escape');
  await bruno.page.keyboard.press('Enter');
  for (const view of [ana, dora]) await expect(view.conversation.messages.last()).toContainText('@Member 1900 and @member 1999');

  await ana.conversation.act('Hello everybody', 'Message info');
  await expect(ana.conversation.pane).toContainText(/Read by \d of 1999/);
  await ana.page.keyboard.press('Escape');
});

test('the people of a group of 2,000: found, given a role, removed and added, where one is in the list', async ({ openAs, signIn, server }) => {
  test.setTimeout(120_000);
  const ana_api = await signIn('ana');
  const crowd = await listCrowd(server.url, COUNT);
  await startLargeGroup(ana_api, GROUP, crowd.slice(0, COUNT - 10));
  const ana = await openAs('ana');
  await ana.openChat(GROUP);
  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  await expect(details.members).toHaveCount(50);
  await details.root.getByRole('button', { name: 'Show more' }).click();
  await expect(details.members).toHaveCount(100);
  await details.remove('Member 0090');
  await expect(details.member('Member 0090')).toHaveCount(0);
  await expect(details.members, 'the others stay').toHaveCount(99);
  await expect(details.root).toContainText('People (1990)');

  const search = details.root.getByRole('searchbox');
  await search.fill('member 15');
  await expect(details.member('Member 1510')).toBeVisible();
  await expect(details.member('Member 0001')).toHaveCount(0);
  await details.pick('Member 1510', 'Make admin');
  await expect(details.role('Member 1510')).toHaveText('Admin');
  await expect(details.members.first()).toContainText('Member 1510');
  await expect(details.member('Member 1510').getByRole('button'), 'it moved with the focus in it').toBeFocused();
  await search.fill('nobody of this name');
  await expect(details.root).toContainText('Nobody of that name was found.');
  await search.press('Escape');
  await expect(details.members.first()).toContainText(people.ana);

  await details.addButton.click();
  const choices = details.root.getByRole('checkbox');
  await expect(choices.first()).toBeVisible();
  await expect(details.root.getByRole('checkbox', { name: 'Member 0001' }), 'only who is not in it').toHaveCount(0);
  await details.root.getByRole('checkbox', { name: 'Member 0090' }).check();
  await details.addConfirm.click();
  await expect(details.root).toContainText('People (1991)');
  await search.fill('member 0090');
  await expect(details.member('Member 0090')).toBeVisible();
});
