import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('T13, T14 three messages are copied as clean text, one by its menu as it was typed', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  await bruno.send(conversation_id, 'Before');
  await bruno.send(conversation_id, 'The **offer**:\n- one\n- [two](https://example.org)');
  await bruno.send(conversation_id, `_Over_ to you, <@${ana_api.user_id}>`);
  const ana = await openAs('ana');
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ana.openChat(people.bruno);
  const { conversation, page } = ana;
  await conversation.send('I **look** at `it`');
  await expect(conversation.tick('I look at it')).toHaveAttribute('data-state', /sent|delivered/);
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  const [first, last] = await Promise.all([conversation.texts().nth(1).boundingBox(), conversation.texts().nth(3).boundingBox()]);
  if (!first || !last) throw new Error('There are too few messages.');
  await page.mouse.move(first.x + 1, first.y + 6);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width - 1, last.y + last.height - 4, { steps: 12 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  await expect.poll(clipboard).toMatch(
    new RegExp(`^Bruno Lima, .+\\nThe offer:\\n• one\\n• two\\nOver to you, @${people.ana}\\n\\n${people.ana}, .+\\nI look at it$`),
  );

  await page.mouse.click(first.x + 1, first.y + 6);
  await conversation.act('Over to you', 'Copy text');
  await expect.poll(clipboard).toBe(`_Over_ to you, @${people.ana}`);
});
