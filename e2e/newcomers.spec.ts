import { people } from './fixtures/people.js';
import { placesOf } from './fixtures/places-of.js';
import { recordPayloads } from './fixtures/record-payloads.js';
import { expect, test } from './fixtures/test.js';

const GROUP = 'Offices';

interface Written {
  readonly message: { readonly id: string };
}

test('newcomers read all, what is of today, or nothing of the history, whichever way they look for it', async ({ openAs, signIn, server, state }) => {
  const [ana_api, bruno_api] = [await signIn('ana'), await signIn('bruno')];
  const group = await ana_api.startGroup(GROUP, [bruno_api.user_id]);
  const path = `/conversations/${group}/messages/`;
  const write = async (content: string, reply_to_id?: string): Promise<string> => (await ana_api.call<Written>('POST', path, { content, reply_to_id })).message.id;
  const old = await write('Yesterday: the rent is secret');
  await ana_api.call('PUT', `${path}${old}/pin/`, {});
  await server.stop();
  await state.run(`update tenant_chat.message set created_at = now() - interval '1 day'; update tenant_chat.conversation set created_at = now() - interval '9 days'`);
  await server.start();
  const today = await write('Today: we move in May');

  const ana = await openAs('ana');
  await ana.openChat(GROUP);
  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  await details.add([people.chen]);
  await details.add([people.dora], 'from_today');
  await details.remove(people.bruno);
  await expect(details.member(people.bruno)).toHaveCount(0);
  await details.add([people.bruno], 'from_now');
  await ana.page.keyboard.press('Escape');
  const answer = 'And this about yesterday';
  await write(answer, old);

  const seen = { chen: ['Yesterday: the rent is secret', 'Today: we move in May', answer], dora: ['Today: we move in May', answer], bruno: [answer] };
  for (const [person, texts] of Object.entries(seen) as [keyof typeof seen, readonly string[]][]) {
    const visitor = await openAs(person, { url: 'about:blank' });
    const payloads = recordPayloads(visitor.page);
    await visitor.page.goto(`${server.url}/?as=${person}`);
    await visitor.openChat(GROUP);
    const { conversation } = visitor;
    await expect(conversation.texts()).toHaveText([...texts]);
    if (person === 'bruno') await expect(conversation.messages.first()).toHaveText(`${people.ana} added you`);
    const knows_old = person === 'chen';

    expect([await conversation.jumpTo(old).catch(() => false), await conversation.jumpTo(today).catch(() => false)]).toEqual([knows_old, person !== 'bruno']);
    await conversation.quote(answer).click();
    if (knows_old) await expect(conversation.message('Yesterday: the rent is secret').first()).toBeFocused();
    else await expect(conversation.root.locator('[part~="note"]')).toHaveText('That message is not there any more.');
    await conversation.pick('Jump to date…');
    await conversation.dateJump.getByRole('button', { name: 'Start of the conversation' }).click();
    await expect(conversation.messages.first()).toBeFocused();
    await conversation.pick('Pinned messages');
    if (knows_old) await expect(conversation.pins).toContainText(['the rent is secret']);
    else await expect(conversation.pane).toContainText('Nothing is pinned here.');
    await visitor.page.keyboard.press('Escape');
    await visitor.showTab('chats');
    await visitor.chats.search.fill('secret');
    await expect(visitor.chats.rows).toHaveCount(0);

    if (knows_old) continue;
    expect(await placesOf('the rent is secret', visitor.page)).toEqual([]);
    expect(payloads.filter((payload) => payload.includes('the rent is secret')), 'nor was it told to the browser').toEqual([]);
    expect(payloads.filter((payload) => payload.includes('we move in May')).length > 0).toBe(person === 'dora');
  }
});
