import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('T16 the first right click on a message has our menu at the pointer; on links, selections and with Shift it is the browser\'s', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  await bruno.send(conversation_id, 'See https://example.org');
  await bruno.send(conversation_id, 'A long enough message to point at');
  const ana = await openAs('ana');
  await ana.openChat(people.bruno);
  const { conversation, page } = ana;
  await expect(conversation.days.first()).toHaveText('Today');
  /** Whether the browser's menu was held back. */
  const isOurs = (): Promise<unknown> => page.evaluate(() => (window as unknown as { isOurs: unknown }).isOurs);
  await page.evaluate(() => window.addEventListener('contextmenu', (event) => ((window as unknown as { isOurs: unknown }).isOurs = event.defaultPrevented)));
  const bubble = conversation.message('A long enough message to point at').locator('[part~="bubble"]');

  await bubble.click({ button: 'right', position: { x: 40, y: 12 } });
  expect(await isOurs()).toBe(true);
  await expect(conversation.menu.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
  const [at, menu] = await Promise.all([bubble.boundingBox(), conversation.menu.boundingBox()]);
  expect(Math.abs((menu?.x ?? 0) - (at?.x ?? 0) - 40), 'at the pointer').toBeLessThan(3);
  await page.keyboard.press('Escape');
  await expect(conversation.message('A long enough message to point at'), 'the focus is at the message').toBeFocused();

  await conversation.texts().first().getByRole('link').click({ button: 'right' });
  expect(await isOurs()).toBe(false);
  await bubble.click({ button: 'right', modifiers: ['Shift'] });
  expect(await isOurs()).toBe(false);
  await conversation.texts().last().dblclick();
  await bubble.click({ button: 'right' });
  expect(await isOurs()).toBe(false);
  await expect(conversation.menu).toHaveCount(0);
});
