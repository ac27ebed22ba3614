import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

const marks = ['quince-4711', 'Secret plum', people.ana, people.bruno, people.chen, people.dora];

test('the other tenant sees nothing, not even a byte', async ({ openAs, signIn }) => {
  const gina = await openAs('gina', { url: 'about:blank' });
  const heard: Promise<string>[] = [];
  gina.page.on('response', (response) => {
    if (/\/api\/chat\//.test(response.url())) heard.push(response.text().catch(() => ''));
  });
  gina.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(Promise.resolve(String(payload)))));
  const ana = await openAs('ana');
  await gina.page.goto(ana.page.url().replace('as=ana', 'as=gina'));
  await gina.showTab('people');
  await expect(gina.people.person(people.hugo)).toBeVisible();

  const chen = await signIn('chen');
  await ana.newGroup('Secret plum', [people.bruno, people.chen]);
  await ana.conversation.send('quince-4711');
  await ana.talkTo(people.dora);
  await ana.conversation.send('quince-4711 too');
  await chen.startDirect((await signIn('ana')).user_id);

  // A message of her own tenant shows that everything before it would have come.
  const hugo = await signIn('hugo');
  await hugo.send(await hugo.startDirect((await signIn('gina')).user_id), 'only for Gina');
  await gina.openChat(people.hugo);
  await expect(gina.conversation.message('only for Gina')).toBeVisible();

  await gina.showTab('people');
  await expect(gina.people.persons).toHaveCount(1);
  await gina.people.search.fill('Ana');
  await expect(gina.people.persons).toHaveCount(0);
  await gina.showTab('chats');
  await expect(gina.chats.rows).toHaveCount(1);
  const bytes = (await Promise.all(heard)).join('\n');
  expect(bytes).toContain('only for Gina');
  for (const mark of marks) expect(bytes, mark).not.toContain(mark);
  for (const mark of marks) await expect(gina.element, mark).not.toContainText(mark);
});
