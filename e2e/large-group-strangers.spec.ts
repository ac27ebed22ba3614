import { crowdEnv, listCrowd, signInCrowd, startLargeGroup } from './fixtures/crowd.js';
import { people } from './fixtures/people.js';
import { recordPayloads } from './fixtures/record-payloads.js';
import { expect, test } from './fixtures/test.js';
import type { Visitor } from './fixtures/visitor.js';

// So many people act at once that they would be too fast for one address.
test.use({ server_env: { ...crowdEnv, TENANT_CHAT_LIMITS: 'off' } });

const COUNT = 2_000;

test('in a group of 2,000 nobody is known before being met, and everything has its words all the same', async ({ openAs, signIn, server }) => {
  test.setTimeout(120_000);
  const [ana_api, bruno_api] = [await signIn('ana'), await signIn('bruno')];
  const [writer, reactor, silent] = await signInCrowd(server.url, 3) as [typeof ana_api, typeof ana_api, typeof ana_api];
  const known = [bruno_api, writer, reactor, silent].map(({ user_id }) => user_id);
  const members = [...known, ...(await listCrowd(server.url, COUNT - 1 - known.length))];
  const group = await startLargeGroup(ana_api, 'Whole company', members);
  await ana_api.send(group, 'Welcome');
  const views = await Promise.all((['ana', 'bruno', 'bruno'] as const).map(async (person) => {
    const view = await openAs(person, { url: 'about:blank' });
    const told = recordPayloads(view.page);
    await view.page.goto(`${server.url}/?as=${person}`);
    await view.openChat('Whole company');
    await expect(view.conversation.message('Welcome')).toBeVisible();
    return { view, told };
  }));
  const [ana, bruno, phone] = views.map(({ view }) => view) as [Visitor, Visitor, Visitor];
  for (const { told } of views) expect(told.join('').match(/"external_id":"listed-/g), 'rows of the crowd that came with it').toBeNull();

  const type = (): Promise<unknown> => writer.call('POST', `/conversations/${group}/typing/`, { is_typing: true });
  await type();
  await expect(ana.conversation.typing).toHaveText('Somebody is typing…');
  await phone.showTab('chats');
  await expect(phone.chats.preview('Whole company')).toHaveText('Somebody is typing…');
  await writer.send(group, `Hello <@${silent.user_id}>`);
  for (const { conversation } of [ana, bruno]) await expect(conversation.messages.last(), 'who is meant comes along').toHaveText(/Person 1.*Hello @Person 3/);
  await type();
  await expect(ana.conversation.typing, 'now he has been met').toHaveText('Person is typing…');

  const before = views.map(({ told }) => told.length);
  await ana.conversation.send('Who brings the cake?');
  await expect(bruno.conversation.message('Who brings the cake?')).toBeVisible();
  await bruno.conversation.send('I do');
  await expect(ana.conversation.message('I do')).toBeVisible();
  await expect(phone.chats.preview('Whole company')).toContainText('I do');
  const { messages } = await ana_api.call<{ messages: readonly { id: string; content: string }[] }>('GET', `/conversations/${group}/messages/`);
  const cake = messages.find(({ content }) => content === 'Who brings the cake?')!.id;
  await reactor.call('PUT', `/conversations/${group}/messages/${cake}/reactions/`, { emoji: '👍' });
  await expect(ana.conversation.chips('Who brings the cake?')).toHaveAccessibleName('👍 1');
  await silent.send(group, 'Me too');
  await expect(ana.conversation.message('Me too')).toBeVisible();
  views.forEach(({ told }, index) => {
    const came = told.slice(before[index]);
    const owners = came.flatMap((payload) => [...payload.matchAll(/"type":"participant_updated".*?"user_id":"([^"]+)"/g)].map(([, user_id]) => user_id));
    expect(new Set(owners).size, 'nobody is told how far another has read').toBeLessThanOrEqual(1);
    expect(came.length, 'some frames, however many people there are').toBeLessThan(40);
  });

  await ana.conversation.act('Who brings the cake?', 'Message info');
  await expect(ana.conversation.pane).toContainText('Read by 2 of 1999');
  const receipts = ana.conversation.pane.locator('[part~="receipts"] li');
  await expect(receipts).toHaveCount(50);
  await expect(receipts.last()).toContainText('Not read yet');
  await expect(ana.conversation.pane).not.toContainText('Not delivered yet');
  await ana.page.keyboard.press('Escape');

  await phone.openChat('Whole company');
  await bruno.conversation.detailsButton.click();
  await bruno.conversation.details.leave();
  await expect(phone.conversation.empty).toContainText('You are no longer in Whole company.');
  await expect(ana.conversation.messages.last()).toHaveText(`${people.bruno} left`);
  await expect(ana.conversation.header).toContainText('1999 people');
});
