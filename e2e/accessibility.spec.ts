import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';
import { walkSurfaces, writeSurfaces } from './fixtures/surfaces.js';
import type { Visitor } from './fixtures/visitor.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectNoViolations(visitor: Visitor, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: visitor.page }).include('tenant-chat').withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary ?? ''}`));
  expect(found, state).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any state (${theme})`, async ({ openAs, signIn }) => {
    const [dora, ana_api] = [await signIn('dora'), await signIn('ana')];
    const conversation_id = await dora.startDirect(ana_api.user_id);
    await dora.send(conversation_id, 'Two figures do not match: see https://example.org/figures');
    const group = await dora.startGroup('Quarter end', [ana_api.user_id]);
    await dora.send(group, 'Welcome');
    const ana = await openAs('ana', { theme });
    await expect(ana.badge).toHaveText('2');
    await expectNoViolations(ana, 'launcher');

    await ana.showTab('chat');
    await expectNoViolations(ana, 'no conversation chosen');
    await ana.showTab('chats');
    await expect(ana.chats.rows).not.toHaveCount(0);
    await expectNoViolations(ana, 'chats');
    await ana.showTab('people');
    await expect(ana.people.person(people.dora)).toBeVisible();
    await expectNoViolations(ana, 'people');
    await ana.people.newGroupButton.click();
    await ana.dialog.person(people.chen).click();
    await expectNoViolations(ana, 'new group');
    await ana.page.keyboard.press('Escape');

    await ana.openChat(people.dora);
    await ana.conversation.send('I shall look at them');
    await expect(ana.conversation.tick('I shall look at them')).toHaveAttribute('data-state', /sent|delivered/);
    await expectNoViolations(ana, 'conversation');
    await ana.conversation.composer.fill('**bold**');
    await ana.conversation.formatButton.click();
    await expect(ana.conversation.formatBar).toBeVisible();
    await expectNoViolations(ana, 'formatting bar');
    await ana.conversation.formatButton.click();
    await ana.conversation.composer.fill('');
    await ana.conversation.pick('Jump to date…');
    await expect(ana.conversation.dateJump).toBeVisible();
    await expectNoViolations(ana, 'jump to date');
    await ana.page.keyboard.press('Escape');
    await ana.openChat('Quarter end');
    await ana.conversation.detailsButton.click();
    await expect(ana.conversation.details.members).toHaveCount(2);
    await expectNoViolations(ana, 'group details');
    await ana.conversation.details.leaveButton.click();
    await expectNoViolations(ana, 'leaving is asked');
    await ana.page.keyboard.press('Escape');
    await ana.expandButton.click();
    await expectNoViolations(ana, 'two panes');
    await dora.call('DELETE', `/conversations/${group}/participants/${ana_api.user_id}/`);
    await expect(ana.conversation.empty).toBeVisible();
    await expectNoViolations(ana, 'removed');
  });

  test(`axe finds nothing on any surface (${theme})`, async ({ openAs, signIn }) => {
    test.slow();
    await writeSurfaces(await signIn('ana'), await signIn('bruno'), await signIn('dora'));
    const ana = await openAs('ana', { theme });
    await walkSurfaces(ana, (surface) => expectNoViolations(ana, surface));
  });
}

for (const host of ['console', 'bakery', 'council']) {
  test(`examples/theming/${host}: works under its policy, and axe finds nothing`, async ({ openAs, signIn, server }) => {
    await writeSurfaces(await signIn('ana'), await signIn('bruno'), await signIn('dora'));
    const ana = await openAs('ana', { url: `${server.url}/examples/theming/${host}.html` });
    await ana.showTab('chats');
    await expect(ana.chats.time('Warehouse move')).toHaveText(/\d/);
    await expectNoViolations(ana, 'chats');
    await ana.openChat('Warehouse move');
    await ana.conversation.send('Hello');
    await expect(ana.conversation.tick('Hello')).toHaveAttribute('data-state', /sent|delivered/);
    await expectNoViolations(ana, 'conversation');
  });
}
