import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`the server ends by ${signal} in the middle of a conversation and comes back: nothing is lost or doubled`, async ({ openAs, server, signIn }) => {
    const [ana, dora] = await Promise.all([openAs('ana'), openAs('dora')]);
    await ana.talkTo(people.dora);
    await dora.talkTo(people.ana);
    await ana.conversation.send('one');
    await expect(dora.conversation.message('one')).toBeVisible();

    // On its way while the server ends: taken or not, it arrives once.
    await Promise.all([dora.conversation.send('two'), server.stop(signal)]);
    await ana.conversation.send('three');
    await dora.conversation.send('four');
    await server.start();

    for (const { conversation } of [ana, dora]) {
      for (const text of ['one', 'two', 'three', 'four']) await expect(conversation.message(text)).toHaveCount(1, { timeout: 30_000 });
    }
    await expect(ana.conversation.tick('three')).toHaveAttribute('data-state', 'read');
    await dora.conversation.send('five');
    await expect(ana.conversation.message('five')).toHaveCount(1);
    const seen = await ana.conversation.texts().allInnerTexts();
    await expect(dora.conversation.texts()).toHaveText(seen);
    expect([...seen].sort()).toEqual(['five', 'four', 'one', 'three', 'two']);

    const api = await signIn('ana');
    expect(await api.texts(await api.startDirect((await signIn('dora')).user_id)), 'what is kept is what is seen').toEqual(seen);
  });
}
