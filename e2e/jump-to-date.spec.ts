import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

// So many messages at once are more than a person may write.
test.use({ server_env: { TENANT_CHAT_LIMITS: 'off' } });

const COUNT = 120;
const DAY_MS = 86_400_000;

test('T15 from a day, or the menu of the conversation, to a date and back', async ({ openAs, signIn, server, state }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  for (let n = 1; n <= COUNT; n += 1) await bruno.send(conversation_id, `message ${n}`);
  await ana_api.call('POST', `/conversations/${conversation_id}/mark_read/`, {});
  // Three messages a day, every second day: the last three yesterday.
  await server.stop();
  await state.run(`
    update tenant_chat.message set created_at = date_trunc('day', now(), 'UTC') + interval '12 hours' + seq * interval '1 second' - interval '1 day' * (1 + 2 * ((${COUNT} - seq) / 3));
    update tenant_chat.conversation set created_at = now() - interval '90 days'`);
  await server.start();
  const ana = await openAs('ana');
  const { conversation, page } = ana;
  const { dateJump } = conversation;
  await ana.openChat(people.bruno);
  const newest = conversation.message(`message ${COUNT}`);
  await expect(newest).toBeInViewport();
  const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

  const days = conversation.days.getByRole('button');
  await expect(days.last()).toHaveText('Yesterday');
  await days.last().click();
  const field = dateJump.locator('input');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(dayBefore(1));
  await expect(field).toHaveAttribute('max', dayBefore(0));
  await expect(field).toHaveAttribute('min', dayBefore(90));
  // Nothing was said 60 days ago: to what came a day after it.
  await field.fill(dayBefore(60));
  await field.press('Enter');
  await expect(dateJump).toHaveCount(0);
  await expect(conversation.message('message 31'), 'the first of its day').toBeFocused();
  await expect(conversation.message('message 31')).toBeInViewport();
  await conversation.jumpBack.click();
  await expect(newest).toBeInViewport();

  await conversation.pick('Jump to date…');
  await dateJump.getByRole('button', { name: 'Start of the conversation' }).click();
  await expect(conversation.message('message 1')).toBeInViewport();
  await conversation.pick('Jump to date…');
  await field.fill(dayBefore(200));
  await field.press('Enter');
  await expect(conversation.message('message 1'), 'a day before the first leads to it').toBeFocused();
  await conversation.pick('Jump to date…');
  await dateJump.getByRole('button', { name: 'Today' }).click();
  await expect(newest, 'nothing is of today: the last').toBeInViewport();

  await conversation.menuButton.focus();
  await page.keyboard.press('Enter');
  await conversation.menu.getByRole('menuitem', { name: 'Jump to date…' }).press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dateJump).toHaveCount(0);
  await expect(conversation.menuButton, 'Esc closes this alone, and gives the focus back').toBeFocused();
});
