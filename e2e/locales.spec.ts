import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

const words = {
  es: { launcher: /Abrir el chat/, people: 'Gente y grupos', group: 'Nuevo grupo', send: 'Enviar', you: 'Tú:' },
  'pt-BR': { launcher: /Abrir o chat/, people: 'Pessoas e grupos', group: 'Novo grupo', send: 'Enviar', you: 'Você:' },
} as const;

for (const locale of ['es', 'pt-BR'] as const) {
  test(`a page in ${locale} speaks it`, async ({ openAs }) => {
    const ana = await openAs('ana', { locale });
    await expect(ana.launcher).toHaveAccessibleName(words[locale].launcher);
    await ana.open();
    await expect(ana.tab('people')).toHaveText(words[locale].people);
    await ana.talkTo(people.dora);
    await expect(ana.conversation.sendButton).toHaveAccessibleName(words[locale].send);
    await ana.conversation.send('hola');
    await ana.showTab('people');
    await expect(ana.people.newGroupButton).toHaveText(words[locale].group);
    await ana.showTab('chats');
    await expect(ana.chats.preview(people.dora)).toContainText(words[locale].you);
  });
}

test('the attribute goes before the browser, and may change', async ({ openAs }) => {
  const ana = await openAs('ana', { locale: 'es' });
  await ana.element.evaluate((element) => element.setAttribute('locale', 'pt-BR'));
  await ana.open();
  await expect(ana.tab('people')).toHaveText(words['pt-BR'].people);
  await ana.element.evaluate((element) => element.setAttribute('locale', 'en'));
  await expect(ana.tab('people')).toHaveText('People & groups');
});
