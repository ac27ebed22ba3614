import { expect, test } from './fixtures/test.js';
import { keptOwners, keptTexts } from './fixtures/kept-things.js';
import { people } from './fixtures/people.js';

test('signing out wipes everything of the person, and spares the other one on the same origin', async ({ openAs, signIn }) => {
  const ana = await openAs('ana');
  const bruno = await openAs('bruno', { beside: ana });
  await ana.talkTo(people.dora);
  await ana.conversation.send('seen by Ana');
  await expect(ana.conversation.tick('seen by Ana')).toHaveAttribute('data-state', /sent|delivered/);
  await ana.conversation.composer.fill('a draft of Ana');
  await bruno.talkTo(people.chen);
  await bruno.conversation.composer.fill('a draft of Bruno');
  const [ana_id, bruno_id] = [(await signIn('ana')).user_id, (await signIn('bruno')).user_id];
  await expect.poll(async () => (await keptOwners(ana.page)).toSorted()).toEqual([ana_id, bruno_id].toSorted());
  await expect.poll(() => keptTexts(ana.page)).toContain('seen by Ana');
  await expect.poll(() => keptTexts(ana.page)).toContain('a draft of Bruno');

  await ana.signOut();
  await expect(ana.panel).toHaveCount(0);
  await expect(ana.badge).toBeHidden();
  await expect(ana.element).not.toContainText('Ana');
  expect(await keptOwners(bruno.page)).toEqual([bruno_id]);
  const kept = await keptTexts(bruno.page);
  expect(kept).not.toContain('seen by Ana');
  expect(kept).not.toContain('a draft of Ana');
  expect(kept).toContain('a draft of Bruno');

  await expect(bruno.conversation.composer).toHaveValue('a draft of Bruno');
  await bruno.conversation.composer.press('Enter');
  await expect(bruno.conversation.tick('a draft of Bruno')).toHaveAttribute('data-state', /sent|delivered/);
});

test('a changed person sees nothing of the former one, whose things are wiped', async ({ openAs, signIn }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  await ana.conversation.send('for Dora alone');
  await ana.conversation.composer.fill('half a thought');
  await expect.poll(() => keptTexts(ana.page)).toContain('for Dora alone');

  await ana.element.evaluate((element) => element.setAttribute('token-url', '/demo/token?as=chen'));
  await ana.showTab('people');
  await expect(ana.people.person(people.ana)).toBeVisible();
  await expect(ana.people.person(people.chen)).toHaveCount(0);
  await expect(ana.element).not.toContainText('for Dora alone');
  await expect(ana.element).not.toContainText('half a thought');
  const chen_id = (await signIn('chen')).user_id;
  await expect.poll(() => keptOwners(ana.page), { timeout: 25_000 }).toEqual([chen_id]);
  expect(await keptTexts(ana.page)).not.toContain('for Dora alone');
});

test('signing out before the client has loaded wipes what was kept, and asks for no token', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.talkTo(people.dora);
  await ana.conversation.send('seen by Ana');
  await expect.poll(() => keptTexts(ana.page)).toContain('seen by Ana');

  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let asked = 0;
  await ana.page.route(/tenant-chat-chat-/, async (route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  await ana.page.reload({ waitUntil: 'commit' });
  const tokens: string[] = [];
  ana.page.on('request', (request) => void (request.url().includes('/demo/token') && tokens.push(request.url())));
  const signed_out = ana.element.evaluate(async (element) => (element as HTMLElement & { signOut(): Promise<void> }).signOut());
  await expect.poll(() => asked).toBeGreaterThan(0);
  release();
  await signed_out;
  expect([await keptOwners(ana.page), await keptTexts(ana.page), tokens]).toEqual([[], '[]', []]);
});
