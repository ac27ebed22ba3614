import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('the launcher counts everybody of the tenant who is online, whoever came first and whatever was opened', async ({ openAs }) => {
  // Nobody has a conversation with anybody.
  const bruno = await openAs('bruno');
  await expect(bruno.page.locator('html')).toHaveAttribute('data-chat-connection', 'live');
  await openAs('gina');
  const ana = await openAs('ana');
  await expect(ana.online, 'who was there before').toHaveText('1');
  await expect(bruno.online, 'who came later').toHaveText('1');
  const chen = await openAs('chen');
  for (const { online } of [ana, bruno, chen]) await expect(online).toHaveText('2');
  await ana.showTab('people');
  await expect(ana.people.status(people.bruno)).toContainText('Online');
  await ana.close();
  await expect(ana.online, 'the directory tells nothing new').toHaveText('2');
  await expect(ana.launcher).toHaveAccessibleName(/2 people online/);
});

test('who went while the network was away is not counted after it', async ({ openAs, signIn }) => {
  const [bruno_api, chen] = [await signIn('bruno'), await signIn('chen')];
  const [ana, bruno] = await Promise.all([openAs('ana', { cuttable: true }), openAs('bruno')]);
  await expect(ana.online).toHaveText('1');
  await ana.network.cut();
  await bruno.page.close();
  await expect(ana.page.locator('html')).toHaveAttribute('data-chat-connection', 'connecting');
  // A page that reloads is not gone: it takes some seconds until the server says so.
  const statusOfBruno = async (): Promise<unknown> => (await chen.call<{ users: readonly { status: string }[] }>('GET', `/conversations/presence/?user_ids=${bruno_api.user_id}`)).users[0]?.status;
  await expect.poll(statusOfBruno, { timeout: 30_000 }).toBe('offline');
  await ana.network.restore();
  await expect(ana.online).toBeHidden({ timeout: 40_000 });
});
