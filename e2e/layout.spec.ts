import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';
import { walkSurfaces, writeSurfaces } from './fixtures/surfaces.js';
import type { Visitor } from './fixtures/visitor.js';
import { whatDoesNotFit } from './fixtures/what-does-not-fit.js';

interface Window {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly prepare?: (visitor: Visitor) => Promise<void>;
}

const rightToLeft = (visitor: Visitor): Promise<void> => visitor.page.evaluate(() => void (document.documentElement.dir = 'rtl'));
const expand = (visitor: Visitor): Promise<void> => visitor.element.evaluate((element) => element.setAttribute('expanded', ''));
const windows: Readonly<Record<string, Window>> = {
  '320 px': { viewport: { width: 320, height: 640 } },
  '320 px, right to left': { viewport: { width: 320, height: 640 }, prepare: rightToLeft },
  '1280 x 800 at 200 %': { viewport: { width: 640, height: 400 } },
  'two panes': { viewport: { width: 1280, height: 860 }, prepare: expand },
  'two panes, right to left': { viewport: { width: 1280, height: 860 }, prepare: async (visitor) => { await rightToLeft(visitor); await expand(visitor); } },
};

for (const [name, { viewport, prepare }] of Object.entries(windows)) {
  test(`${name}: on every surface all can be seen and pressed`, async ({ openAs, signIn }) => {
    test.slow();
    await writeSurfaces(await signIn('ana'), await signIn('bruno'), await signIn('dora'));
    const ana = await openAs('ana', { viewport });
    await prepare?.(ana);
    await walkSurfaces(ana, async (surface) => expect.poll(() => whatDoesNotFit(ana), surface).toEqual([]));
  });
}

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
  await expect(ana.chats.row(people.dora), 'the row that led there').toBeFocused();
  await ana.close();
  await expect(ana.launcher).toBeFocused();
});

for (const locale of ['en', 'es', 'pt-BR'] as const) {
  test(`320 px, ${locale}: the word in the empty composer is seen whole`, async ({ openAs }) => {
    const ana = await openAs('ana', { viewport: { width: 320, height: 640 }, locale });
    await ana.talkTo(people.dora);
    expect(await ana.conversation.composer.evaluate((field: HTMLTextAreaElement) => {
      const context = document.createElement('canvas').getContext('2d');
      const style = getComputedStyle(field);
      if (!context || field.placeholder === '') return -1;
      context.font = style.font;
      return field.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd) - context.measureText(field.placeholder).width;
    })).toBeGreaterThan(0);
  });
}

test('a text longer than the place beside the buttons has the whole width of the field, and they go below', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, sendButton, formatButton } = ana.conversation;
  const boxes = async (): Promise<readonly NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>[]> => {
    const all = await Promise.all([composer, sendButton, formatButton].map((each) => each.boundingBox()));
    return all.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
  };
  await composer.fill('short');
  const [short, send] = await boxes();
  expect(send!.x, 'beside it').toBeGreaterThanOrEqual(short!.x + short!.width);
  await composer.fill('one two three '.repeat(20));
  const [long, below, format] = await boxes();
  expect(below!.y, 'below it').toBeGreaterThanOrEqual(long!.y + long!.height);
  expect(below!.x + below!.width, 'where it was').toBe(send!.x + send!.width);
  expect(format!.y).toBe(below!.y);
  expect(long!.x + long!.width, 'as wide as the field').toBe(send!.x + send!.width);
  await composer.fill('');
  expect((await boxes())[1]).toEqual(send);
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

test('a window of 1280 x 800 at 200 %: a sheet that fills it, list and conversation side by side', async ({ openAs }) => {
  const viewport = { width: 640, height: 400 };
  const ana = await openAs('ana', { viewport });
  await ana.talkTo(people.dora);
  expect(await ana.panel.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
  await expect(ana.launcher).toBeHidden();
  await expect(ana.conversation.composer).toBeInViewport({ ratio: 1 });
  await ana.tab('chats').click();
  await expect(ana.chats.row(people.dora)).toBeInViewport();
});

test('right to left: names stand beside the pictures, and what is too long loses its end', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startGroup('Quarter end', [ana_api.user_id]), `The beginning of it, ${'and more '.repeat(20)}`);
  const ana = await openAs('ana');
  await ana.page.evaluate(() => void (document.documentElement.dir = 'rtl'));
  await ana.showTab('chats');
  const avatar = ana.chats.row('Quarter end').locator('[part~="avatar"]');
  const title = ana.chats.row('Quarter end').locator('[part~="row-title"]');
  await expect.poll(() => gap(title, avatar)).toBeLessThan(16);
  const text = ana.chats.preview('Quarter end').locator('bdi');
  expect(await text.evaluate((bdi) => {
    const words = [...bdi.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
    if (!words) return false;
    const range = document.createRange();
    range.setStart(words, 0);
    range.setEnd(words, 3);
    const [first, box] = [range.getBoundingClientRect(), bdi.getBoundingClientRect()];
    return first.left >= box.left && first.right <= box.right && bdi.scrollWidth > bdi.clientWidth;
  }), 'its first word is seen').toBe(true);
  await ana.openChat('Quarter end');
  await ana.conversation.detailsButton.click();
  const member = ana.conversation.details.member(people.dora);
  expect(await gap(member.locator('.name'), member.locator('[part~="avatar"]'))).toBeLessThan(16);
});

/** From the end of one, which is its right side, to the other. */
async function gap(one: Locator, other: Locator): Promise<number> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  return a && b ? b.x - (a.x + a.width) : Number.NaN;
}

test('forced colours: what stands on the accent keeps its own ground', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'unread');
  const ana = await openAs('ana');
  await ana.page.emulateMedia({ forcedColors: 'active' });
  await ana.showTab('chats');
  await expect(ana.chats.unread(people.dora)).toHaveCSS('forced-color-adjust', 'none');
  await expect(ana.tabs.locator('.badge')).toHaveCSS('forced-color-adjust', 'none');
  await ana.chats.pick(people.dora, 'Mute…', 'For 1 hour');
  await expect(ana.chats.muted(people.dora)).toBeVisible();
  await ana.chats.actions(people.dora).click();
  await expect(ana.chats.menu).toHaveCSS('border-top-width', '1px');
  await ana.page.keyboard.press('Escape');
  await ana.openChat(people.dora);
  await ana.conversation.composer.pressSequentially(':sm');
  await expect(ana.conversation.root.getByRole('listbox')).toHaveCSS('border-top-width', '1px');
  await expect(ana.conversation.root.getByRole('option', { selected: true }), 'the marked one is seen').toHaveCSS('outline-style', 'solid');
});

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
    await expect(frame.locator('[part~="composer-input"]')).toBeFocused();
  }
  const [left, right] = [page.frameLocator('iframe[name=left]'), page.frameLocator('iframe[name=right]')];
  await left.locator('[part~="composer-input"]').fill('from the left');
  await left.locator('[part~="composer-input"]').press('Enter');
  await expect(right.locator('[part~="message"]', { hasText: 'from the left' })).toBeVisible();
  for (const side of [left, right]) await expect(side.locator('[part~="conversation-header"]')).toContainText('Online');
});

test('the title of a group that is too long ends before the buttons', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const title = 'A group of everybody who has to do with the move of the warehouse to the new hall';
  await dora.startGroup(title, [ana_api.user_id]);
  const ana = await openAs('ana');
  await ana.openChat(title);
  await expect(ana.conversation.header.locator('.subtitle')).toHaveCSS('max-width', '100%'); // What comes after the first paint is there.
  const [text, button] = [await ana.conversation.title.boundingBox(), await ana.conversation.menuButton.boundingBox()];
  expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual(button?.x ?? 0);
});

test('the bar of a message covers none of its words; what was done is told over no message', async ({ openAs }) => {
  const ana = await openAs('ana');
  const { conversation, page } = ana;
  await ana.talkTo(people.dora);
  await conversation.send('before');
  await conversation.send('A long message whose first line goes as far as a bubble may, and then on in a second one');
  await expect(conversation.messages.last().locator('[part~="tick"]')).toHaveAttribute('data-state', /sent|delivered/);
  const [row, tools] = [conversation.messages.last(), conversation.messages.last().locator('.tools')];
  await row.hover();
  await tools.waitFor();
  const overlap = async (): Promise<boolean> => {
    const [bar, lines] = [await tools.boundingBox(), await row.locator('.text').evaluate((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
    })];
    return lines.some(({ x, y, width, height }) => bar !== null && x < bar.x + bar.width && x + width > bar.x && y + 2 < bar.y + bar.height && y + height > bar.y);
  };
  expect(await overlap()).toBe(false);
  await tools.locator('[data-action="react"]').click();
  await conversation.quick.first().waitFor();
  const [menu, bubble] = [await conversation.menu.boundingBox(), await row.locator('[part~="bubble"]').boundingBox()];
  expect(menu && bubble && (menu.y >= bubble.y + bubble.height || menu.y + menu.height <= bubble.y), JSON.stringify([menu, bubble])).toBe(true);
  await page.keyboard.press('Escape');
  await conversation.act('A long message', 'Copy link');
  const [note, list] = [conversation.root.locator('[part~="note"] span'), await conversation.log.boundingBox()];
  await expect.poll(async () => (await note.boundingBox())?.y ?? 0).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) - 1);
  await conversation.act('A long message', 'Copy link');
  await ana.expandButton.click();
  await expect.poll(async () => (await ana.panel.boundingBox())?.width).toBeGreaterThanOrEqual(720);
  const below = async (): Promise<number> => {
    const [told, log] = [await note.boundingBox(), await conversation.log.boundingBox()];
    return told && log ? told.y - (log.y + log.height) : Number.NaN;
  };
  expect(await below(), 'the window got another size meanwhile').toBeGreaterThanOrEqual(-1);
});

test('a finger has targets of 44 px; tabs and filters are read in whole in every language', async ({ openAs, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  await dora.send(await dora.startDirect(ana_api.user_id), 'Good morning');
  const ana = await openAs('ana', { viewport: { width: 360, height: 740 }, touch: true });
  for (const locale of ['pt-BR', 'es', 'en']) {
    await ana.element.evaluate((element, value) => element.setAttribute('locale', value), locale);
    await ana.showTab('chats');
    await ana.tabs.locator('.badge').waitFor();
    const cut = (): Promise<number[]> => ana.tabs.locator('span:first-child').evaluateAll((all) => all.map((each) => each.scrollWidth - each.clientWidth));
    await expect.poll(cut, locale).toEqual([0, 0, 0]);
    const lines = await ana.chats.root.locator('[part~="filter"]').evaluateAll((all) => new Set(all.map((each) => each.getBoundingClientRect().y)).size);
    expect(lines, locale).toBe(1);
  }
  await ana.chats.row(people.dora).tap();
  const row = ana.conversation.messages.last();
  await row.tap();
  await row.locator('.tools').waitFor();
  for (const { width, height } of await row.locator('.tools button').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect))) expect([width, height]).toEqual([44, 44]);
  const day = ana.conversation.days.getByRole('button');
  expect(await day.evaluate((button) => {
    const { x, width, y, height } = button.getBoundingClientRect();
    const root = button.getRootNode() as ShadowRoot;
    return [y + height / 2 - 21, y + height / 2 + 21].every((at) => root.elementFromPoint(x + width / 2, at) === button);
  }), 'the space around it too').toBe(true);
});
