import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('what is written is formatted by the bar, with the mouse and with keys; it shows what is selected, and is open again another time', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, formatButton, formatBar } = ana.conversation;
  const texts = (): ReturnType<typeof ana.conversation.texts> => ana.conversation.texts();
  const { keyboard } = ana.page;
  const tool = (name: string): typeof formatBar => formatBar.getByRole('button', { name, exact: true });
  await expect(formatButton).toHaveAttribute('aria-expanded', 'false');
  await composer.fill('two words');
  await formatButton.click();
  await expect(formatButton).toHaveAttribute('aria-expanded', 'true');
  await expect(composer, 'it keeps the focus').toBeFocused();

  await keyboard.press('Shift+Control+ArrowLeft');
  await tool('Bold').click();
  await expect(composer).toHaveValue('two **words**');
  expect(await selected(composer), 'what was selected stays so').toBe('words');
  await expect(composer).toBeFocused();
  await expect(tool('Bold')).toHaveAttribute('aria-pressed', 'true');
  await expect(tool('Italic')).toHaveAttribute('aria-pressed', 'false');
  await keyboard.press('Control+z');
  await expect(composer, 'it can be undone').toHaveValue('two words');

  await composer.press('Home');
  await expect(tool('Bold')).toHaveAttribute('aria-pressed', 'false');
  await keyboard.press('Shift+Tab');
  await expect(tool('Bold')).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await expect(tool('Strikethrough')).toBeFocused();
  await keyboard.press('Enter');
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('~~two~~ words');
  await keyboard.press('Shift+Tab');
  await expect(tool('Strikethrough'), 'one stop of Tab').toBeFocused();
  await keyboard.press('Escape');
  await expect(composer).toBeFocused();
  await keyboard.press('Enter');
  await expect(texts().last().locator('s')).toHaveText('two');

  await ana.page.reload();
  await ana.openChat(people.dora);
  await ana.conversation.composer.pressSequentially('a');
  await expect(ana.conversation.formatBar).toBeVisible();
  await ana.conversation.formatButton.click();
  await expect(ana.conversation.formatBar).toHaveCount(0);
});

test('K1 what is formatted is written on: no key takes a word away, and nothing is selected that the person had not selected', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, formatButton, formatBar } = ana.conversation;
  const { keyboard } = ana.page;
  await formatButton.click();
  await expect(formatBar).toBeVisible();
  for (const [key, mark] of [['b', '**'], ['i', '_'], ['e', '`'], ['Shift+X', '~~']] as const) {
    await keyboard.type('Please pay ');
    await keyboard.press(`Control+${key}`);
    await keyboard.type('today');
    await keyboard.press(`Control+${key}`);
    await keyboard.type(' not tomorrow');
    await expect(composer).toHaveValue(`Please pay ${mark}today${mark} not tomorrow`);
    await composer.fill('see abc');
    await keyboard.press(`Control+${key}`);
    await keyboard.type(' xyz');
    await expect(composer, 'at the end of a word').toHaveValue(`see ${mark}abc xyz${mark}`);
    await composer.fill('');
  }
  await keyboard.type('see abc');
  await keyboard.press('Control+b');
  await keyboard.press('Control+z');
  await keyboard.type('!');
  await expect(composer, 'after an undo').toHaveValue('see abc!');
  await formatBar.getByRole('button', { name: 'Code block', exact: true }).click();
  await keyboard.type(' x');
  await expect(composer).toHaveValue('```\nsee abc! x\n```');
  await keyboard.press('Control+z');
  await keyboard.press('Control+z');
  await composer.fill('the plan');
  await formatBar.getByRole('button', { name: 'Link', exact: true }).click();
  await keyboard.type('https://example.org');
  await expect(composer).toHaveValue('the [plan](https://example.org)');
});

test('K2 Esc closes the formatting bar before the chat, and it stays closed', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, formatButton, formatBar } = ana.conversation;
  await composer.fill('two words');
  await formatButton.click();
  await expect(formatBar).toBeVisible();
  await ana.page.keyboard.press('Escape');
  await expect(formatBar).toHaveCount(0);
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue('two words');
  await ana.page.keyboard.press('Escape');
  await expect(ana.panel).toHaveCount(0);
});

test('K3 a new line goes on with a list, and ends it in an empty item', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer, formatButton, formatBar } = ana.conversation;
  const { keyboard } = ana.page;
  await formatButton.click();
  await expect(formatBar, 'the tools are there').toBeVisible();
  await keyboard.type('1. one');
  await keyboard.press('Shift+Enter');
  await keyboard.type('two');
  await keyboard.press('Shift+Enter');
  await expect(composer).toHaveValue('1. one\n2. two\n3. ');
  await keyboard.press('Control+z');
  await expect(composer, 'it can be undone').toHaveValue('1. one\n2. two');
  await keyboard.press('Shift+Enter');
  await keyboard.press('Shift+Enter');
  await keyboard.type('end');
  await expect(composer).toHaveValue('1. one\n2. two\nend');
  await keyboard.press('Enter');
  await expect(ana.conversation.texts().last().locator('li')).toHaveText(['one', 'two']);
});

test('a link pasted over a text makes a link of it, and can be undone', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  const { composer } = ana.conversation;
  const texts = (): ReturnType<typeof ana.conversation.texts> => ana.conversation.texts();
  const { keyboard } = ana.page;
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ana.page.evaluate(() => navigator.clipboard.writeText('https://example.org/figures'));
  await composer.fill('See the figures');
  await keyboard.press('Shift+Control+ArrowLeft');
  await keyboard.press('Control+v');
  await expect(composer).toHaveValue('See the [figures](https://example.org/figures)');
  await keyboard.press('Control+z');
  await expect(composer).toHaveValue('See the figures');
  await expect.poll(() => selected(composer), 'what was selected is so again').toBe('figures');
  await keyboard.press('Control+v');
  await expect(composer).toHaveValue('See the [figures](https://example.org/figures)');
  await keyboard.press('End');
  await keyboard.type('!');
  await keyboard.press('Enter');
  await expect(texts().last().getByRole('link', { name: 'figures' })).toHaveAttribute('href', 'https://example.org/figures');

  await composer.fill('https://example.org/old');
  await keyboard.press('Control+a');
  await keyboard.press('Control+v');
  await expect(composer, 'an address over an address takes its place').toHaveValue('https://example.org/figures');
});

async function selected(field: Locator): Promise<string> {
  return field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
}
