import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('everything by keyboard: open, tabs, a conversation, write, send, Esc', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'Are you there?');
  const ana = await openAs('ana');
  const { keyboard } = ana.page;
  await expect(ana.badge).toHaveText('1');

  await ana.launcher.focus();
  await keyboard.press('Enter');
  await expect(ana.tab('chats')).toBeFocused();
  await expect(ana.chats.time(people.dora)).toHaveText(/\d/);
  await keyboard.press('ArrowRight');
  await expect(ana.tab('people')).toBeFocused();
  await expect(ana.tab('people')).toHaveAttribute('aria-selected', 'true');
  await expect(ana.people.person(people.dora)).toBeVisible();
  await keyboard.press('ArrowLeft');
  await expect(ana.tab('chats')).toBeFocused();

  const row = ana.chats.row(people.dora);
  for (let press = 0; press < 12 && !(await row.evaluate(isFocused)); press += 1) await keyboard.press('Tab');
  await expect(row).toBeFocused();
  await keyboard.press('Enter');
  await expect(ana.conversation.composer).toBeFocused();
  await keyboard.type('I am');
  await keyboard.press('Shift+Enter');
  await keyboard.type('here');
  await keyboard.press('Enter');
  await expect(ana.conversation.texts()).toHaveText(['Are you there?', 'I am here']);
  expect(await ana.conversation.texts().last().evaluate((text) => text.textContent)).toBe('I am\nhere');
  await expect(ana.conversation.composer).toHaveValue('');

  await keyboard.press('Shift+Tab');
  await keyboard.press('ArrowUp');
  await expect(ana.conversation.messages.last()).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(ana.conversation.messages.first()).toBeFocused();

  await keyboard.press('Escape');
  await expect(ana.panel).toHaveCount(0);
  await expect(ana.launcher).toBeFocused();
});

test('Esc closes the innermost thing only', async ({ openAs }) => {
  const ana = await openAs('ana');
  const { keyboard } = ana.page;
  await ana.showTab('people');
  await ana.people.newGroupButton.press('Enter');
  await expect(ana.dialog.titleField).toBeFocused();
  await keyboard.type('A group');
  await keyboard.press('Escape');
  await expect(ana.dialog.root).toHaveCount(0);
  await expect(ana.panel).toBeVisible();
  await ana.talkTo(people.dora);
  await ana.conversation.menuButton.press('Enter');
  await expect(ana.conversation.menu.getByRole('menuitem').first()).toBeFocused();
  await keyboard.press('Escape');
  await expect(ana.conversation.menu).toBeHidden();
  await expect(ana.conversation.menuButton).toBeFocused();
  await expect(ana.panel).toBeVisible();
  await keyboard.press('Escape');
  await expect(ana.panel).toHaveCount(0);
});

function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === element;
}
