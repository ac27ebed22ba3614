import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';
import { scrollToStart } from './fixtures/scroll-to-start.js';

const COUNT = 130;

// 130 messages at once are more than a person may write.
test.use({ server_env: { TENANT_CHAT_LIMITS: 'off' } });

test('older pages come above without a visible jump, up to the first message', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  for (let n = 1; n <= COUNT; n += 1) await bruno.send(conversation_id, textOf(n));
  await ana_api.call('POST', `/conversations/${conversation_id}/mark_read/`, {});

  const ana = await openAs('ana');
  await ana.openChat(people.bruno);
  await expect(ana.conversation.message(textOf(COUNT))).toBeInViewport();
  await expect(ana.conversation.message(textOf(1))).toHaveCount(0);

  const { jumps, frames } = await scrollToStart(ana.conversation.log, textOf(1));
  expect(frames, 'the way up was watched').toBeGreaterThan(50);
  expect(jumps, 'no message moved but by scrolling').toEqual([]);
  expect(await ana.conversation.messages.count(), 'what is far from the view is not in the document').toBeLessThan(COUNT);
  await expect(ana.conversation.message(textOf(1))).toBeInViewport();
  await expect(ana.conversation.jumpToEnd).toBeVisible();

  await bruno.send(conversation_id, 'news');
  await expect(ana.conversation.jumpToEnd, 'nothing moves, but it is told').toContainText('1 new');
  await expect(ana.conversation.message(textOf(1))).toBeInViewport();
  await ana.conversation.jumpToEnd.click();
  await expect(ana.conversation.message('news')).toBeInViewport();
});

test('it opens at the first unread message', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  for (let n = 1; n <= 10; n += 1) await bruno.send(conversation_id, textOf(n));
  await ana_api.call('POST', `/conversations/${conversation_id}/mark_read/`, {});
  for (let n = 11; n <= 40; n += 1) await bruno.send(conversation_id, textOf(n));
  const ana = await openAs('ana');
  await expect(ana.badge).toHaveText('30');
  await ana.openChat(people.bruno);
  await expect(ana.conversation.unreadDivider).toBeInViewport();
  await expect(ana.conversation.message(textOf(11))).toBeInViewport();
  await expect(ana.conversation.message(textOf(40))).not.toBeInViewport();
  await ana.conversation.jumpToEnd.click();
  await expect(ana.conversation.message(textOf(40))).toBeInViewport();
  await expect(ana.badge).toBeHidden();
});

test('with far more unread than is held it opens at the first of them, in one request, reads none of it by that, and leads to the end', async ({ openAs, signIn, server }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  for (let n = 1; n <= 10; n += 1) await bruno.send(conversation_id, textOf(n));
  await ana_api.call('POST', `/conversations/${conversation_id}/mark_read/`, {});
  await bruno.send(conversation_id, 'the first unread');
  for (let n = 0; n < 15; n += 1) await Promise.all(Array.from({ length: 20 }, (_, k) => bruno.send(conversation_id, textOf(k))));
  await bruno.send(conversation_id, 'the newest');

  const ana = await openAs('ana', { url: 'about:blank' });
  const asked: { operation: string; input: unknown }[] = [];
  ana.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => {
    const frame = JSON.parse(String(payload)) as { type: string; operation: string; input: unknown };
    if (frame.type === 'request') asked.push({ operation: frame.operation, input: frame.input });
  }));
  const askedOf = (name: string): unknown[] => asked.filter(({ operation }) => operation === name).map(({ input }) => input);
  await ana.page.clock.install();
  await ana.page.goto(`${server.url}/?as=ana`);
  await ana.openChat(people.bruno);
  await expect(ana.conversation.unreadDivider).toBeInViewport();
  await expect(ana.conversation.message('the first unread')).toBeInViewport();
  await expect(ana.conversation.jumpToEnd).toHaveText(/^(2[89]\d|30\d) unread$/);
  await ana.page.clock.fastForward(3_000); // what is on the screen for a second is read
  await ana.page.clock.runFor(100);
  expect([askedOf('list_messages'), askedOf('mark_read')]).toEqual([[{ conversation_id, around_seq: 11 }], []]);

  await ana.conversation.jumpToEnd.click();
  await expect(ana.conversation.message('the newest')).toBeInViewport();
  await expect(ana.conversation.jumpToUnread, 'she was there').toHaveCount(0);
  await expect(ana.badge).toBeHidden();
});

/** Of different heights, as people write. */
function textOf(n: number): string {
  return n % 7 === 0 ? `message ${n} ${'which goes on for a while and takes several lines '.repeat(1 + (n % 5))}`.trim() : `message ${n}`;
}
