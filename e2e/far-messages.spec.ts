import { crowdEnv, signInCrowd } from './fixtures/crowd.js';
import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test.use({ server_env: { ...crowdEnv, TENANT_CHAT_LIMITS: 'off' } });

test('a message that can not be gone to now is told of as that, and not as gone', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const chat = await dora.startDirect(ana_api.user_id);
  await dora.send(chat, 'The plan');
  const { messages } = await dora.call<{ messages: readonly { id: string }[] }>('GET', `/conversations/${chat}/messages/`);
  for (let n = 1; n <= 120; n += 1) await dora.send(chat, `talk ${n}`);
  await ana_api.call('POST', `/conversations/${chat}/mark_read/`, {});
  const ana = await openAs('ana', { cuttable: true });
  await ana.openChat(people.dora);
  await expect(ana.conversation.message('talk 120')).toBeInViewport();
  await ana.network.cut();
  await ana.page.evaluate((hash) => void (location.hash = hash), `tenant-chat=${chat}.${messages[0]?.id}`);
  await expect(ana.conversation.root.getByRole('alert')).toContainText('can not be reached');
  await expect(ana.conversation.root.locator('[part~="note"]')).toHaveCount(0);
});

test('of more readers than one page, "Show more" shows the rest; where it fails that is told', async ({ openAs, signIn, server }) => {
  const ana_api = await signIn('ana');
  const crowd = await signInCrowd(server.url, 60);
  await ana_api.send(await ana_api.startGroup('Everybody', crowd.map(({ user_id }) => user_id)), 'Hello all');
  const ana = await openAs('ana', { cuttable: true });
  const { pane } = ana.conversation;
  const readers = pane.locator('[part~="receipts"] li');
  const more = pane.getByRole('button', { name: 'Show more' });
  await ana.openChat('Everybody');
  await ana.conversation.act('Hello all', 'Message info');
  await expect(readers).toHaveCount(50);
  await ana.network.cut();
  await more.click();
  await expect(pane.getByRole('alert')).toContainText('Who read it could not be loaded.');
  await ana.network.restore();
  await pane.getByRole('button', { name: 'Try again' }).click();
  await expect(readers).toHaveCount(50);
  await more.click();
  await expect(readers).toHaveCount(60);
});
