import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

const written = ['first while away', 'second while away', 'third while away'];

test('what is written offline survives a reload and arrives once, in order', async ({ openAs }) => {
  const [ana, dora] = await Promise.all([openAs('ana', { cuttable: true }), openAs('dora')]);
  await ana.talkTo(people.dora);
  await ana.conversation.send('before');
  await dora.openChat(people.ana);
  await expect(dora.conversation.message('before')).toBeVisible();
  await expect(ana.conversation.tick('before')).toHaveAttribute('data-state', 'read');

  await ana.network.cut();
  for (const text of written) await ana.conversation.send(text);
  for (const text of written) await expect(ana.conversation.tick(text)).toHaveAttribute('data-state', 'waiting');
  await dora.conversation.send('meanwhile');

  await ana.page.reload();
  await ana.openChat(people.dora);
  await expect(ana.conversation.texts()).toHaveText(['before', ...written]);
  for (const text of written) await expect(ana.conversation.tick(text)).toHaveAttribute('data-state', 'waiting');
  await expect(ana.conversation.waitingHint).toContainText('Will be sent when you are back online');
  await expect(dora.conversation.message(written[0]!)).toHaveCount(0);

  await ana.network.restore();
  await expect(dora.conversation.texts()).toHaveText(['before', 'meanwhile', ...written], { timeout: 30_000 });
  await expect(ana.conversation.texts()).toHaveText(['before', 'meanwhile', ...written]);
  await expect(ana.conversation.waitingHint).toHaveCount(0);
  for (const text of written) await expect(ana.conversation.tick(text)).toHaveAttribute('data-state', 'read');
});

test('what is written while the first snapshot is still on its way is not lost', async ({ openAs, server }) => {
  const ana = await openAs('ana', { cuttable: true, url: 'about:blank' });
  ana.network.holdFeed();
  await ana.page.goto(`${server.url}/?as=ana`);
  await ana.talkTo(people.dora);
  await ana.conversation.send('written early');
  await ana.conversation.composer.fill('and half a thought');
  ana.network.releaseFeed();
  await expect(ana.conversation.tick('written early')).toHaveAttribute('data-state', 'sent');
  await expect(ana.conversation.message('written early')).toHaveCount(1);
  await expect(ana.conversation.composer).toHaveValue('and half a thought');
  await expect(ana.conversation.composer).toBeFocused();
});
