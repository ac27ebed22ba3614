import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

test('three in a group, until one is removed and one leaves', async ({ openAs }) => {
  const [ana, bruno, chen] = await Promise.all([openAs('ana'), openAs('bruno'), openAs('chen')]);
  await ana.newGroup('Launch team', [people.bruno, people.chen]);
  await ana.conversation.send('Who brings the cake?');
  await Promise.all([bruno.openChat('Launch team'), chen.openChat('Launch team')]);
  for (const { conversation } of [bruno, chen]) {
    await expect(conversation.message('Who brings the cake?')).toBeVisible();
    await expect(conversation.author('Who brings the cake?')).toHaveText(people.ana);
  }
  await chen.conversation.send('I do');
  await expect(ana.conversation.author('I do')).toHaveText(people.chen);
  await expect(bruno.conversation.message('I do')).toBeVisible();
  await expect(chen.conversation.tick('I do')).toHaveAttribute('data-state', 'read');

  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  await expect(details.members).toHaveCount(3);
  await details.remove(people.chen);
  await expect(details.members).toHaveCount(2);
  await expect(chen.conversation.messages, 'what he saw is gone').toHaveCount(0);
  await chen.showTab('chats');
  await expect(chen.chats.row('Launch team')).toHaveCount(0);

  await ana.page.keyboard.press('Escape');
  await ana.conversation.send('Only for us two');
  await expect(bruno.conversation.message('Only for us two')).toBeVisible();
  await expect(chen.element).not.toContainText('Only for us two');

  await bruno.conversation.detailsButton.click();
  await bruno.conversation.details.leave();
  await bruno.showTab('chats');
  await expect(bruno.chats.row('Launch team')).toHaveCount(0);
  await ana.conversation.detailsButton.click();
  await expect(details.members).toHaveCount(1);
});

test('a new group has a picture of its own: its initials on the colour that was chosen, for everybody', async ({ openAs }) => {
  const [ana, bruno] = await Promise.all([openAs('ana'), openAs('bruno')]);
  const pictureOf = (view: typeof ana, title: string) => view.chats.row(title).locator('[part~="avatar"]');
  await ana.showTab('people');
  await ana.people.newGroupButton.click();
  const { dialog } = ana;
  await dialog.titleField.fill('Launch team');
  const picture = dialog.root.locator('.looks [part~="avatar"]');
  await expect(picture).toHaveText('LT');
  await dialog.colour('Green').check();
  await expect(picture).toHaveClass(/colour-3/);
  await dialog.create('Launch team', [people.bruno]);
  await expect(ana.conversation.title).toHaveText('Launch team');
  for (const view of [ana, bruno]) {
    await view.showTab('chats');
    await expect(pictureOf(view, 'Launch team')).toHaveText('LT');
    await expect(pictureOf(view, 'Launch team')).toHaveClass(/colour-3/);
  }
  await ana.showTab('people');
  await ana.people.newGroupButton.click();
  await expect(dialog.root.getByRole('radio', { checked: true }), 'the next one has another colour').not.toHaveAccessibleName('Green');
});

test('a newcomer is added and reads what was said before', async ({ openAs }) => {
  const [ana, dora] = await Promise.all([openAs('ana'), openAs('dora')]);
  await ana.newGroup('Offices', [people.bruno]);
  await ana.conversation.send('We move in May');
  await expect(ana.conversation.tick('We move in May')).toHaveAttribute('data-state', /sent|delivered/);
  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  await details.addButton.click();
  await details.root.getByRole('checkbox', { name: people.dora }).check();
  await details.addConfirm.click();
  await expect(details.member(people.dora)).toBeVisible();
  await dora.openChat('Offices');
  await expect(dora.conversation.message('We move in May')).toBeVisible();
});

test('a message says by how many it was read, an own deed "you", and details what they are of', async ({ openAs }) => {
  const [ana, bruno] = await Promise.all([openAs('ana'), openAs('bruno')]);
  await ana.newGroup('Launch team', [people.bruno, people.chen]);
  await ana.conversation.send('@all who brings the cake?');
  await bruno.openChat('Launch team');
  await expect(bruno.conversation.messages.last().locator('.mention.me')).toBeVisible();
  const tick = ana.conversation.messages.last().locator('[part~="tick"]');
  await expect(tick, 'one of two').toHaveAccessibleName('Read by 1');
  await expect(tick).toHaveText('1');
  await expect(ana.conversation.messages.last().locator('.mention'), 'she means the others').not.toHaveClass(/me$/);

  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  const heading = details.root.getByRole('heading', { level: 2 });
  await details.renameButton.click();
  await expect(heading).toHaveText('Edit group');
  await expect(details.root.getByRole('radio', { checked: true }), 'the colour that it has, though nobody chose it').toHaveCount(1);
  await details.root.getByRole('checkbox', { name: 'Only admins can write' }).check();
  await details.root.getByRole('button', { name: 'Save' }).click();
  await expect(details.root).toContainText('Only admins can write here.');
  await details.addButton.click();
  await expect(heading).toHaveText('Add people');
  await details.root.getByRole('button', { name: 'Back to the group' }).click();
  await expect(heading).toHaveText('Group details');
  await details.root.getByRole('button', { name: 'Back to the conversation' }).click();
  await expect(ana.conversation.messages.last()).toHaveText('You allowed only admins to write');
  await expect(bruno.conversation.messages.last()).toHaveText(`${people.ana} allowed only admins to write`);
});

test('handing a group over asks first', async ({ openAs }) => {
  const ana = await openAs('ana');
  await ana.newGroup('Offices', [people.bruno]);
  await ana.conversation.detailsButton.click();
  const { details } = ana.conversation;
  const role = details.member(people.bruno).locator('.role');
  await details.pick(people.bruno, 'Make owner');
  await expect(details.question).toContainText(`Make ${people.bruno} the owner of Offices?`);
  await ana.page.keyboard.press('Escape');
  await expect(details.question).toHaveCount(0);
  await expect(details.member(people.bruno).getByRole('button')).toBeFocused();
  await expect(role).toHaveCount(0);
  await details.pick(people.bruno, 'Make owner');
  await details.confirmButton.click();
  await expect(role).toHaveText('Owner');
  await expect(details.question).toHaveCount(0);
});
