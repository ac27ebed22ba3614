import { expect, test } from './fixtures/test.js';

test('who could not be signed in is told that, and not that the chat is connecting', async ({ openAs, server }) => {
  const ana = await openAs('ana', { url: 'about:blank' });
  await ana.context.route(/\/demo\/token/, (route) => route.fulfill({ json: { token: 'of nobody' } }));
  await ana.page.clock.install();
  await ana.page.goto(`${server.url}/?as=ana`);
  await ana.open();
  await expect(ana.refusal).toContainText('You could not be signed in');
  await ana.page.clock.fastForward(6_000); // the banner waits for five seconds
  await ana.page.clock.runFor(100); // and is drawn
  await expect(ana.banner).toBeHidden();
  await expect(ana.refusal).toBeVisible();
});
