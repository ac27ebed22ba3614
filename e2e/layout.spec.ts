import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('360 px: a sheet that fills the window', async ({ openAs }) => {
  const viewport = { width: 360, height: 740 };
  const ana = await openAs('ana', { viewport });
  await ana.open();
  await expect.poll(() => ana.panel.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
  await expect(ana.launcher).toBeHidden();
  await expect(ana.expandButton).toBeHidden();
  await ana.talkTo(people.dora);
  await ana.conversation.send(`a word that never ends: ${'x'.repeat(300)}`);
  await expect(ana.conversation.messages).toHaveCount(1);
  await expect(ana.conversation.composer).toBeInViewport({ ratio: 1 });
  await expect(ana.conversation.sendButton).toBeInViewport({ ratio: 1 });
  expect(await ana.conversation.log.evaluate((log) => log.scrollWidth - log.clientWidth), 'nothing sticks out').toBe(0);
  await ana.conversation.backButton.click();
  await expect(ana.chats.row(people.dora)).toBeVisible();
  await ana.close();
  await expect(ana.launcher).toBeFocused();
});

test('the actions of a row stand in the place of its time, and cover nothing', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'unread');
  await dora.startGroup('A group that nobody has written to, with a title longer than its row', [ana_api.user_id]);
  const ana = await openAs('ana');
  await ana.showTab('chats');
  const [time, actions] = [ana.chats.time(people.dora), ana.chats.actions(people.dora)];
  await expect(time).toHaveText(/\d/);
  await expect(time).toHaveCSS('opacity', '1');
  await expect(actions).toHaveCSS('opacity', '0');
  await ana.chats.row(people.dora).focus();
  await ana.page.keyboard.press('Tab');
  await expect(actions).toBeFocused();
  await expect(actions).toHaveCSS('opacity', '1');
  await expect(time, 'by keyboard').toHaveCSS('opacity', '0');
  await ana.chats.search.focus();
  await expect(time).toHaveCSS('opacity', '1');
  await ana.chats.row(people.dora).hover();
  await expect(actions).toHaveCSS('opacity', '1');
  await expect(time, 'by pointer').toHaveCSS('opacity', '0');
  await expectApart(actions, ana.chats.unread(people.dora));
  await ana.chats.actions('A group that nobody has written to, with a title longer than its row').focus();
  await expectApart(ana.page.locator('[part~="row-menu"]:focus'), ana.page.locator('[part~="row-title"]', { hasText: 'A group' }));
});

async function expectApart(one: Locator, other: Locator): Promise<void> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  expect(a !== null && b !== null && (a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height), JSON.stringify([a, b])).toBe(true);
}

test('expanded: two panes, the list beside the conversation', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  await bruno.send(await bruno.startDirect(ana_api.user_id), 'from Bruno');
  const ana = await openAs('ana', { viewport: { width: 1280, height: 860 } });
  await ana.open();
  await ana.expandButton.click();
  await expect.poll(async () => (await ana.panel.boundingBox())?.width).toBeGreaterThanOrEqual(720);
  await expect(ana.tabs).toHaveCount(2);
  await ana.chats.row(people.bruno).click();
  await expect(ana.conversation.message('from Bruno')).toBeVisible();
  await expect(ana.chats.row(people.bruno)).toHaveAttribute('aria-current', 'true');
  await expect(ana.conversation.backButton).toHaveCount(0);
  await ana.tab('people').click();
  await ana.people.person(people.dora).click();
  await expect(ana.conversation.title).toHaveText(people.dora);
  await ana.expandButton.click();
  await expect(ana.tabs).toHaveCount(3);
  await expect(ana.conversation.title).toBeVisible();
});

test('side by side: two people on one page', async ({ page, server }) => {
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goto(`${server.url}/side-by-side?left=ana&right=dora`);
  for (const [name, other] of [['left', people.dora], ['right', people.ana]] as const) {
    const frame = page.frameLocator(`iframe[name=${name}]`);
    await frame.locator('[part~="launcher"]').click();
    await frame.locator('[part~="tab-people"]').click();
    await frame.locator('[part~="person"]', { hasText: other }).click();
  }
  const [left, right] = [page.frameLocator('iframe[name=left]'), page.frameLocator('iframe[name=right]')];
  await left.locator('[part~="composer-input"]').fill('from the left');
  await left.locator('[part~="composer-input"]').press('Enter');
  await expect(right.locator('[part~="message"]', { hasText: 'from the left' })).toBeVisible();
  for (const side of [left, right]) await expect(side.locator('[part~="conversation-header"]')).toContainText('Online');
});
