import { people } from './fixtures/people.js';
import { expect, test } from './fixtures/test.js';

const GROUP = 'Launch team';

test('roles are given and taken, the group is handed over, and passes on when its owner leaves', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  await ana_api.startGroup(GROUP, [bruno_api.user_id, dora_api.user_id]);
  const [ana, phone, bruno, dora] = await Promise.all([openAs('ana'), openAs('ana'), openAs('bruno'), openAs('dora')]);
  const views = [ana, phone, bruno, dora];
  for (const view of views) {
    await view.openChat(GROUP);
    await view.conversation.detailsButton.click();
    await expect(view.conversation.details.role(view.name === people.ana ? `${people.ana} (you)` : people.ana)).toHaveText('Owner');
  }
  const expectRole = async (name: string, role: string | null): Promise<void> => {
    for (const view of views) {
      const shown = view.conversation.details.role(view.name === name ? `${name} (you)` : name);
      await (role === null ? expect(shown).toHaveCount(0) : expect(shown).toHaveText(role));
    }
  };
  await expect(bruno.conversation.details.addButton, 'a member adds nobody').toHaveCount(0);
  await ana.conversation.details.pick(people.bruno, 'Make admin');
  await expectRole(people.bruno, 'Admin');
  await expect(bruno.conversation.details.addButton).toBeVisible();
  await bruno.conversation.details.member(people.dora).getByRole('button').click();
  await expect(bruno.conversation.details.menu.getByRole('menuitem'), 'an admin removes members, and gives no roles').toHaveText(['Remove from the group']);
  await bruno.page.keyboard.press('Escape');
  await expect(bruno.conversation.details.member(people.ana).getByRole('button'), 'nor can he remove the owner').toHaveCount(0);

  await ana.conversation.details.pick(people.bruno, 'Make owner');
  await ana.conversation.details.confirmButton.click();
  await expectRole(people.bruno, 'Owner');
  await expectRole(people.ana, 'Admin');
  await bruno.conversation.details.pick(people.ana, 'Make member');
  await expectRole(people.ana, null);
  for (const { conversation } of [ana, phone]) await expect(conversation.details.addButton).toHaveCount(0);
  await bruno.conversation.details.pick(people.dora, 'Make admin');
  await expectRole(people.dora, 'Admin');

  await bruno.conversation.details.leave();
  views.splice(views.indexOf(bruno), 1);
  await expectRole(people.dora, 'Owner');
  for (const { page, conversation, name } of views) {
    await page.keyboard.press('Escape');
    const [giver, heir] = [name === people.ana ? 'You' : people.ana, name === people.dora ? 'you' : people.dora];
    await expect(conversation.systemLines).toHaveText([`${giver} made ${people.bruno} the owner`, `${people.bruno} made ${heir} the owner`, `${people.bruno} left`]);
  }
});

test('where only admins write, the composer of the others says so live, and keeps what they had begun', async ({ openAs, signIn }) => {
  const [ana_api, bruno_api, dora_api] = [await signIn('ana'), await signIn('bruno'), await signIn('dora')];
  const group = await ana_api.startGroup(GROUP, [bruno_api.user_id, dora_api.user_id]);
  await bruno_api.send(group, 'When do we start?');
  const [ana, bruno, phone, dora] = await Promise.all([openAs('ana'), openAs('bruno'), openAs('bruno'), openAs('dora')]);
  for (const view of [ana, bruno, phone, dora]) await view.openChat(GROUP);
  await ana_api.call('PATCH', `/conversations/${group}/participants/${dora_api.user_id}/`, { role: 'admin' });
  await bruno.conversation.composer.fill('Half a thought');

  await ana.conversation.detailsButton.click();
  await ana.conversation.details.letWrite('admins');
  await ana.page.keyboard.press('Escape');
  for (const { conversation } of [bruno, phone]) {
    await expect(conversation.readOnly).toHaveText('Only admins can write here.');
    await expect(conversation.composer).toHaveCount(0);
    await expect(conversation.systemLines).toHaveText([`${people.ana} allowed only admins to write`]);
  }
  await dora.conversation.send('At nine');
  await ana.conversation.send('Sharp');
  await expect(bruno.conversation.message('Sharp')).toBeVisible();
  await bruno.conversation.message('At nine').hover();
  await bruno.conversation.message('At nine').locator('.tools [data-action="menu"]').click();
  await expect(bruno.conversation.menu.getByRole('menuitem', { name: 'Forward' })).toBeVisible();
  await expect(bruno.conversation.menu.getByRole('menuitem', { name: 'Reply' })).toHaveCount(0);
  await expect(bruno.conversation.quick.first(), 'he may still react').toBeVisible();
  await bruno.conversation.quick.first().click();
  await expect(dora.conversation.chips('At nine').first()).toBeVisible();

  await ana.conversation.detailsButton.click();
  await ana.conversation.details.letWrite('all');
  await expect(bruno.conversation.composer).toHaveValue('Half a thought');
  await bruno.conversation.composer.press('Enter');
  await expect(dora.conversation.message('Half a thought')).toBeVisible();
  await expect(phone.conversation.message('Half a thought')).toBeVisible();
});
