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
  await keyboard.press('Control+v');
  await keyboard.press('End');
  await keyboard.type('!');
  await keyboard.press('Enter');
  await expect(texts().last().getByRole('link', { name: 'figures' })).toHaveAttribute('href', 'https://example.org/figures');

  await composer.fill('https://example.org/old');
  await keyboard.press('Control+a');
  await keyboard.press('Control+v');
  await expect(composer, 'an address over an address takes its place').toHaveValue('https://example.org/figures');
});
