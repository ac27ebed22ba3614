import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';
import type { Visitor } from './fixtures/visitor.js';

const GROUP = 'Launch team';

/** In the page: what the chat tells its host, as a host that counts in its title would show it. */
function countInTitle(): void {
  document.addEventListener('tenant-chat-unread', (event) => {
    const { count, muted_only } = (event as CustomEvent<{ count: number; muted_only: boolean }>).detail;
    document.title = count > 0 ? `(${count}) Host` : muted_only ? '(·) Host' : 'Host';
  });
}

test('all, mentions or nothing: what the badges and the title of both devices show', async ({ openAs, signIn, server }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await bruno_api.startGroup(GROUP, [ana_api.user_id, dora_api.user_id]);
  await bruno_api.send(group, 'Hello');
  const devices = await Promise.all(['desk', 'phone'].map(async () => {
    const device = await openAs('ana', { url: 'about:blank' });
    await device.page.addInitScript(countInTitle);
    await device.page.goto(`${server.url}/?as=ana`);
    await expect(device.badge).toHaveText('1');
    return device;
  })) as [Visitor, Visitor];
  const [desk] = devices;
  const setLevel = async (level: string): Promise<void> => {
    await desk.showTab('chats');
    await desk.chats.pick(GROUP, 'Notify me…', level);
  };
  const expectTold = async (badge: string, title: string, name: RegExp): Promise<void> => {
    for (const device of devices) {
      await expect(device.page).toHaveTitle(title);
      if (await device.panel.isVisible()) await device.close();
      await expect(device.badge).toHaveText(badge);
      await expect(device.launcher).toHaveAccessibleName(name);
    }
  };
  await expectTold('1', '(1) Host', /1 unread message/);

  await setLevel('Only when I am mentioned');
  await expectTold('', '(·) Host', /^(?!.*unread)/);
  await dora_api.send(group, `<@${ana_api.user_id}> can you come?`);
  await expectTold('1', '(1) Host', /1 unread message/);
  await bruno_api.send(group, 'And nobody else');
  for (const device of devices) {
    await device.showTab('chats');
    await expect(device.chats.unread(GROUP), 'the list counts them all').toHaveText('3');
    await expect(device.chats.mentioned(GROUP)).toBeVisible();
  }
  await expectTold('1', '(1) Host', /1 unread message/);

  await setLevel('Of nothing');
  await expectTold('', '(·) Host', /^(?!.*unread)/);
  await dora_api.send(group, `<@${ana_api.user_id}> please`);
  for (const device of devices) {
    await device.showTab('chats');
    await expect(device.chats.unread(GROUP)).toHaveText('4');
    await expect(device.chats.muted(GROUP)).toBeVisible();
  }
  await expectTold('', '(·) Host', /^(?!.*unread)/);

  await bruno_api.send(await bruno_api.startDirect(ana_api.user_id), 'Elsewhere');
  await expectTold('1', '(1) Host', /1 unread message/);
  await setLevel('Of every message');
  await expectTold('5', '(5) Host', /5 unread messages/);
  await desk.openChat(GROUP);
  await expect(desk.conversation.messages.last()).toContainText(`@${people.ana} please`);
  await expectTold('1', '(1) Host', /1 unread message/);
});
