import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';

test('details of a conversation of two: who it is, and what one sets for oneself, on both devices', async ({ openAs }) => {
  const [ana, phone, bruno] = await Promise.all([openAs('ana'), openAs('ana'), openAs('bruno')]);
  await bruno.talkTo(people.ana);
  await bruno.conversation.send('Shall we?');
  await ana.openChat(people.bruno);
  await phone.showTab('chats');
  await ana.conversation.detailsButton.focus();
  await ana.page.keyboard.press('Enter');
  const { details } = ana.conversation;
  await expect(details.root.getByRole('heading', { level: 2 })).toHaveText('Details');
  await expect(details.root.locator('.title')).toContainText(people.bruno);
  await expect(details.root.locator('.title')).toContainText('Online');
  await expect(details.leaveButton).toHaveCount(0);

  await expect(details.muteRow).toContainText('Off');
  await details.choose(details.muteRow, 'For 1 hour');
  await expect(details.muteRow).toContainText(/Until .*\d:\d\d/);
  await expect(details.muteRow, 'the focus is where it was').toBeFocused();
  await expect(phone.chats.muted(people.bruno)).toBeVisible();
  await details.choose(details.muteRow, 'Until I turn it on again');
  await expect(details.muteRow).toContainText('Until I turn it on again');
  await details.choose(details.muteRow, 'Unmute');
  await expect(details.muteRow).toContainText('Off');
  await expect(phone.chats.muted(people.bruno)).toHaveCount(0);

  await details.choose(details.notifyRow, 'Only when I am mentioned');
  await expect(details.notifyRow).toContainText('Only when I am mentioned');
  await details.topBox.press('Space');
  await expect(details.topBox).toBeChecked();
  await expect(phone.chats.pinned(people.bruno)).toBeVisible();
  await details.archiveBox.click();
  await expect(details.archiveBox).toBeChecked();
  await expect(phone.chats.row(people.bruno)).toHaveCount(0);
  await phone.chats.filter('archived').click();
  await phone.chats.pick(people.bruno, 'Unarchive');
  await expect(details.archiveBox, 'what the other device says is followed').not.toBeChecked();

  await ana.page.keyboard.press('Escape');
  await expect(details.root).toHaveCount(0);
  await expect(ana.conversation.detailsButton).toBeFocused();
  await bruno.conversation.detailsButton.click();
  await expect(bruno.conversation.details.notifyRow, 'what she set is hers').toContainText('Of every message');
});

test('what is refused stays as it was, and says so', async ({ openAs }) => {
  const ana = await openAs('ana', { blocked_socket: 'ended' });
  await ana.talkTo(people.bruno);
  await ana.conversation.send('Hello');
  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  await ana.context.route('**/preferences/', (route) => route.abort('connectionfailed'));
  await details.topBox.click();
  await expect(details.root.getByRole('alert')).toBeVisible();
  await expect(details.topBox).not.toBeChecked();
  await ana.context.unroute('**/preferences/');
  await details.topBox.click();
  await expect(details.topBox).toBeChecked();
  await expect(details.root.getByRole('alert')).toHaveCount(0);
});

test('from the details to what is pinned, to its message, and back', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api] = [await signIn('ana'), await signIn('bruno')];
  const group = await ana_api.startGroup('Launch team', [bruno_api.user_id]);
  await ana_api.send(group, 'The address');
  for (let n = 0; n < 30; n += 1) await bruno_api.send(group, `Line ${n}`);
  const ana = await openAs('ana');
  await ana.openChat('Launch team');
  const { conversation } = ana;
  await conversation.detailsButton.click();
  await conversation.details.pinsRow.click();
  await expect(conversation.pane).toContainText('Nothing is pinned here.');
  await ana.page.keyboard.press('Escape');
  await expect(conversation.details.pinsRow, 'one step back is the details').toBeFocused();
  await ana.page.keyboard.press('Escape');
  await expect(conversation.details.root).toHaveCount(0);

  await conversation.message('The address').scrollIntoViewIfNeeded();
  await conversation.act('The address', /^Pin$/);
  await conversation.detailsButton.click();
  await conversation.details.pinsRow.click();
  await conversation.pins.click();
  await expect(conversation.details.root, 'nothing stands over the message').toHaveCount(0);
  await expect(conversation.message('The address')).toBeFocused();
});
