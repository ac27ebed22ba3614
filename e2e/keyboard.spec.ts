import type { Locator, Page } from '@playwright/test';
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

test('messages by keyboard: answer, change, react, mention, forward, pin', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startGroup('Launch team', [ana_api.user_id]), 'Who brings the samples?');
  const ana = await openAs('ana');
  const { conversation } = ana;
  const { keyboard } = ana.page;
  await ana.openChat('Launch team');
  const asked = conversation.message('Who brings the samples?').first();
  const toRow = async (): Promise<void> => {
    await keyboard.press('Shift+Tab');
    await keyboard.press('Home');
    await expect(asked).toBeFocused();
  };
  /** Opens the menu of the row that has the focus, and picks from it by arrow keys alone. */
  const pick = async (name: string): Promise<void> => {
    await keyboard.press('Enter');
    const items = conversation.menu.getByRole('menuitem');
    await expect(conversation.menu.locator('button').first()).toBeFocused();
    const item = items.filter({ hasText: name });
    for (let press = 0; press < 20 && !(await item.evaluate(isFocused)); press += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
  };
  const mode = conversation.root.locator('[part~="composer-mode"]');
  await expect(conversation.composer).toBeFocused();

  await toRow();
  await pick('Reply');
  await expect(mode).toContainText('Who brings the samples?');
  await expect(conversation.composer).toBeFocused();
  await keyboard.press('Escape');
  await expect(mode).toHaveCount(0);
  await expect(conversation.composer, 'Esc left the answer, not the field').toBeFocused();
  await keyboard.type('I do, @dor');
  await expect(conversation.completion(people.dora)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Tab');
  await expect(conversation.composer).toHaveValue(`I do, @${people.dora} `);
  await expect(conversation.composer).toBeFocused();
  await keyboard.press('Enter');
  await expect(conversation.messages.last().locator('[part~="tick"]')).toHaveAttribute('data-state', /sent|delivered|read/);
  await keyboard.press('ArrowUp');
  await expect(mode).toContainText('Edit message');
  await keyboard.type('tomorrow');
  await keyboard.press('Enter');
  await expect(conversation.messages.last()).toContainText('(edited)');
  await expect(mode).toHaveCount(0);
  await expect(conversation.composer).toBeFocused();

  await toRow();
  await keyboard.press('Enter');
  await expect(conversation.menu.locator('button').first(), 'the emoji at hand come first').toBeFocused();
  await keyboard.press('Enter');
  await expect(asked.locator('[part~="reaction"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(asked, 'back where it was opened').toBeFocused();

  await pick('Forward');
  await expect(conversation.pane.getByRole('button').first()).toBeFocused();
  await keyboard.press('Escape');
  await expect(asked).toBeFocused();
  await pick('Forward');
  await expect(conversation.pane.getByRole('button').first()).toBeFocused();
  await tabTo(ana.page, conversation.pane.getByRole('checkbox').first());
  await keyboard.press('Space');
  await tabTo(ana.page, conversation.pane.locator('[part~="forward-confirm"]'));
  await keyboard.press('Enter');
  await expect(conversation.messages).toHaveCount(3);
  await expect(asked).toBeFocused();

  await pick('Pin');
  await expect(asked.getByRole('img', { name: 'Pinned' })).toBeVisible();
  await expect(asked).toBeFocused();
  await conversation.menuButton.focus();
  await pick('Pinned messages');
  await expect(conversation.pane.getByRole('button').first()).toBeFocused();
  await keyboard.press('Escape');
  await expect(conversation.menuButton).toBeFocused();
  await pick('Pinned messages');
  await tabTo(ana.page, conversation.pane.locator('[part~="pin"]'));
  await keyboard.press('Enter');
  await expect(asked, 'where it leads').toBeFocused();
});

test('details, filters and settings by keyboard', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await ana_api.startGroup('Launch team', [dora.user_id]);
  await dora.send(group, 'Welcome');
  const ana = await openAs('ana');
  const { chats, conversation: { details, detailsButton } } = ana;
  const { keyboard } = ana.page;
  await ana.showTab('chats');
  await tabTo(ana.page, ana.element.locator('[part~="read-all"]'));
  await keyboard.press('Enter');
  await expect(chats.unread('Launch team')).toHaveCount(0);
  await expect(chats.filter('all'), 'the button is gone, the focus is not').toBeFocused();
  await tabTo(ana.page, chats.filter('archived'));
  await keyboard.press('Space');
  await expect(chats.filter('archived')).toHaveAttribute('aria-pressed', 'true');
  await tabTo(ana.page, chats.empty.getByRole('button'));
  await keyboard.press('Enter');
  await expect(chats.filter('all')).toBeFocused();

  await ana.openChat('Launch team');
  await detailsButton.focus();
  await keyboard.press('Enter');
  await expect(details.root.getByRole('button').first()).toBeFocused();
  await tabTo(ana.page, details.renameButton);
  await keyboard.press('Enter');
  await expect(details.root.getByRole('textbox').first()).toBeFocused();
  await keyboard.press('Escape');
  await expect(details.renameButton).toBeFocused();
  await tabTo(ana.page, details.addButton);
  await keyboard.press('Enter');
  await expect(details.root.getByRole('searchbox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(details.addButton).toBeFocused();
  await keyboard.press('Escape');
  await expect(detailsButton).toBeFocused();

  await ana.tab('chat').focus();
  await keyboard.press('End');
  await expect(ana.tab('people')).toBeFocused();
  const settings = ana.people.root.locator('[part~="settings"]');
  await tabTo(ana.page, settings);
  await keyboard.press('Enter');
  await expect(ana.element.getByRole('button', { name: 'Close settings' })).toBeFocused();
  const receipts = ana.element.getByRole('checkbox');
  await tabTo(ana.page, receipts);
  await keyboard.press('Space');
  await expect(receipts).not.toBeChecked();
  await keyboard.press('Escape');
  await expect(settings, 'what opened it').toBeFocused();
  await tabTo(ana.page, ana.people.newGroupButton, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(ana.dialog.titleField).toBeFocused();
  await keyboard.press('Escape');
  await expect(ana.people.newGroupButton).toBeFocused();
});

/** Presses Tab until it has the focus; fails where it is not among the next twenty stops. */
async function tabTo(page: Page, to: Locator, key = 'Tab'): Promise<void> {
  await to.waitFor();
  for (let press = 0; press < 20 && !(await to.evaluate(isFocused)); press += 1) await page.keyboard.press(key);
  await expect(to).toBeFocused();
}

function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === element;
}
