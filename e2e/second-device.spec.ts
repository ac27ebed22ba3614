import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('a second device of the same person is in step', async ({ openAs }) => {
  const [desk, phone, dora] = await Promise.all([openAs('ana'), openAs('ana', { viewport: { width: 360, height: 740 } }), openAs('dora')]);
  await dora.talkTo(people.ana);
  await dora.conversation.send('one');
  await dora.conversation.send('two');
  await expect(desk.badge).toHaveText('2');
  await expect(phone.badge).toHaveText('2');

  await desk.openChat(people.dora);
  await expect(dora.conversation.tick('two')).toHaveAttribute('data-state', 'read');
  await expect(phone.badge, 'read there is read here').toBeHidden();

  await desk.conversation.send('three');
  await phone.openChat(people.dora);
  await expect(phone.conversation.message('three')).toHaveCount(1);
  await expect(phone.conversation.tick('three'), 'it is mine here too').toHaveAttribute('data-state', 'read');
  await phone.conversation.send('four');
  await expect(desk.conversation.message('four')).toHaveCount(1);

  await phone.conversation.pick(/^mute/i, /8 hours/i);
  await desk.showTab('chats');
  await expect(desk.chats.muted(people.dora)).toBeVisible();
});
