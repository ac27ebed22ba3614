import { people } from './fixtures/people.js';
import { recordPayloads } from './fixtures/record-payloads.js';
import { expect, test } from './fixtures/test.js';
import type { Visitor } from './fixtures/visitor.js';

test('receipts turned off by one of two: the ticks stay at one for both, and no payload tells what the other has read', async ({ openAs, signIn, server }) => {
  const [ana_id, dora_id] = [(await signIn('ana')).user_id, (await signIn('dora')).user_id];
  const [ana, dora, phone] = await Promise.all((['ana', 'dora', 'dora'] as const).map(async (person) => openAs(person, { url: 'about:blank' }))) as [Visitor, Visitor, Visitor];
  const told = { ana: recordPayloads(ana.page), dora: recordPayloads(dora.page), phone: recordPayloads(phone.page) };
  await Promise.all([ana.page.goto(`${server.url}/?as=ana`), ...[dora, phone].map(({ page }) => page.goto(`${server.url}/?as=dora`))]);
  await ana.talkTo(people.dora);
  await ana.conversation.send('Seen');
  await dora.openChat(people.ana);
  await expect(ana.conversation.tick('Seen')).toHaveAttribute('data-state', 'read');
  await dora.conversation.send('Me too');
  await expect(dora.conversation.tick('Me too')).toHaveAttribute('data-state', 'read');

  await dora.setReceipts(false);
  await dora.tab('chat').click();
  await expect(ana.conversation.tick('Seen'), 'what was told is taken back').toHaveAttribute('data-state', 'sent');
  await expect(dora.conversation.tick('Me too'), 'and she sees no more than she tells').toHaveAttribute('data-state', 'sent');
  const before = { ana: told.ana.length, dora: told.dora.length, phone: told.phone.length };

  await ana.conversation.send('Are you there?');
  await expect(dora.conversation.message('Are you there?')).toBeVisible();
  await expect(phone.badge, 'read on one device, read on the other').toBeHidden();
  await phone.openChat(people.ana);
  await dora.conversation.send('I am');
  await expect(ana.conversation.message('I am')).toBeVisible();
  const unreadOf = async (person: 'ana' | 'dora', other: string): Promise<number> => {
    const api = await signIn(person);
    return (await api.call<{ conversation: { mine: { unread_count: number } } }>('GET', `/conversations/${await api.startDirect(other)}/`)).conversation.mine.unread_count;
  };
  await expect.poll(() => unreadOf('dora', ana_id), 'she has read it').toBe(0);
  await expect.poll(() => unreadOf('ana', dora_id), 'so has she').toBe(0);
  // What comes after it has come after all that was told of it.
  await ana.conversation.send('Good');
  for (const { conversation } of [dora, phone]) await expect(conversation.message('Good')).toBeVisible();
  await dora.conversation.send('Bye');
  await expect(ana.conversation.message('Bye')).toBeVisible();
  for (const text of ['Seen', 'Are you there?', 'Good']) await expect(ana.conversation.tick(text)).toHaveAttribute('data-state', 'sent');
  for (const { conversation } of [dora, phone]) for (const text of ['Me too', 'I am']) await expect(conversation.tick(text)).toHaveAttribute('data-state', 'sent');

  await ana.conversation.act('Are you there?', 'Message info');
  await dora.conversation.act('I am', 'Message info');
  for (const { conversation } of [ana, dora]) {
    await expect(conversation.pane).toContainText('Read receipts are off.');
    await expect(conversation.pane.locator('[part~="receipts"]')).toHaveCount(0);
  }
  await ana.page.reload();
  await ana.openChat(people.dora);
  await expect(ana.conversation.tick('Are you there?')).toHaveAttribute('data-state', 'sent');

  expect(watermarksOf(dora_id, told.ana.slice(0, before.ana)), 'before it was told').not.toEqual([]);
  expect(watermarksOf(dora_id, told.ana.slice(before.ana))).toEqual([]);
  expect(watermarksOf(ana_id, [...told.dora.slice(before.dora), ...told.phone.slice(before.phone)])).toEqual([]);
});

/** What payloads tell of how far somebody has read or got: her watermarks, and her lines in "read by". */
function watermarksOf(user_id: string, payloads: readonly string[]): readonly unknown[] {
  const found: unknown[] = [];
  for (const payload of payloads) {
    if (!payload.includes(user_id)) continue;
    JSON.parse(payload, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('user_id' in value) || value.user_id !== user_id) return value;
      const marks = Object.entries(value).filter(([name, mark]) => /^(read|delivered)_(seq|at)$/.test(name) && mark !== null);
      if (marks.length > 0) found.push(value);
      return value;
    });
  }
  return found;
}
