import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

for (const blocked_socket of ['refused', 'ended'] as const) {
  test(`WebSocket ${blocked_socket} by a proxy: polling carries both ways`, async ({ openAs }) => {
    const [ana, dora] = await Promise.all([openAs('ana', { blocked_socket }), openAs('dora')]);
    await expect(ana.page.locator('html')).toHaveAttribute('data-chat-connection', 'polling', { timeout: 20_000 });
    await expect(dora.page.locator('html')).toHaveAttribute('data-chat-connection', 'live');

    await ana.talkTo(people.dora);
    await ana.conversation.send('over long-poll');
    await dora.openChat(people.ana);
    await expect(dora.conversation.message('over long-poll')).toHaveCount(1);
    await expect(ana.conversation.tick('over long-poll')).toHaveAttribute('data-state', 'read');

    await dora.conversation.composer.pressSequentially('and back');
    await expect(ana.conversation.typing).toContainText('is typing');
    await dora.conversation.composer.press('Enter');
    await expect(ana.conversation.message('and back')).toHaveCount(1);
    await expect(dora.conversation.tick('and back')).toHaveAttribute('data-state', 'read');
    await expect(ana.banner).toBeHidden();
  });
}
