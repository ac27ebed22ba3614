import { expect, test } from './fixtures/test.js';

test('T18 a link opens the closed chat once, and the route in the fragment of the host stays', async ({ openAs, server, signIn }) => {
  const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
  const group = await dora.startGroup('Launch team', [ana_api.user_id]);
  for (const text of ['The plan', 'The price']) await dora.send(group, text);
  const ana = await openAs('ana', { url: `${server.url}/?as=ana#/invoices/42` });
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = async (text: string): Promise<string> => {
    await ana.conversation.act(text, 'Copy link');
    await expect(ana.conversation.root.locator('[part~="note"]')).toHaveText('Link copied');
    return ana.page.evaluate(() => navigator.clipboard.readText());
  };
  await ana.openChat('Launch team');
  const plan = await copy('The plan');
  expect(new URL(plan).hash).toMatch(/^#\/invoices\/42&tenant-chat=/);

  await ana.page.goto('about:blank');
  await ana.page.goto(plan);
  await expect(ana.conversation.message('The plan'), 'nobody pressed the launcher').toBeFocused();
  const price = await copy('The price');
  expect(new URL(price).hash.match(/tenant-chat/g), 'one link, not two').toHaveLength(1);
  await ana.conversation.backButton.click();
  await ana.close();
  await ana.open();
  await expect(ana.chats.row('Launch team'), 'where she was, not where the address leads').toBeVisible();
  await ana.close();
  await ana.page.evaluate((link) => void (location.href = link), price);
  await expect(ana.conversation.message('The price')).toBeFocused();
});
