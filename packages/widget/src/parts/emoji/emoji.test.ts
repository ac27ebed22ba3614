import { createMemoryStorage, initialState, type ChatClient } from '@tenant-chat/client';
import { describe, expect, test } from 'vitest';
import { chooseTone, MOST_RECENT, noteEmoji, readEmojiChoices } from './emoji-choices.js';
import { findEmoji } from './find-emoji.js';
import { loadEmoji } from './load-emoji.js';
import { withTone, type SkinTone } from './skin-tone.js';
import { locales, type Locale } from '../../locales/choose-locale.js';

const oneEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');
const tones: readonly SkinTone[] = [0, 1, 2, 3, 4, 5];
const found = async (locale: Locale, query: string): Promise<readonly string[]> => findEmoji(await loadEmoji(locale), query).map(({ emoji }) => emoji);

describe('the emoji', () => {
  test('are some 1,900, and the server takes each in each of its skin tones as one reaction (W71)', async () => {
    const all = (await loadEmoji('en')).flatMap(({ emoji }) => emoji);
    expect(all.length).toBeGreaterThan(1_800);
    expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
    const taken = all.flatMap(({ emoji, has_tones }) => (has_tones ? tones.map((tone) => withTone(emoji, tone)) : [emoji]));
    expect(taken.filter((emoji) => !oneEmoji.test(emoji))).toEqual([]);
    expect(new Set(taken).size).toBe(taken.length);
  });

  test.each(locales)('each has a name in %s, and the same groups', async (locale) => {
    const [english, here] = await Promise.all([loadEmoji('en'), loadEmoji(locale)]);
    expect(here.map(({ group, emoji }) => [group, emoji.map((each) => each.emoji)])).toEqual(english.map(({ group, emoji }) => [group, emoji.map((each) => each.emoji)]));
    expect(here.flatMap(({ emoji }) => emoji).filter(({ name }) => name === '')).toEqual([]);
  });

  test('a skin tone is everybody\'s in it; held hands have none of their own, and what asks for colour gives way', () => {
    expect(withTone('👍', 0)).toBe('👍');
    expect(withTone('👍', 3)).toBe('👍🏽');
    expect(withTone('☝️', 5)).toBe('☝🏿');
    expect(withTone('🧑‍🤝‍🧑', 1)).toBe('🧑🏻‍🤝‍🧑🏻');
    expect(withTone('🤝', 2)).toBe('🤝🏼');
  });
});

describe('finding', () => {
  test('in the person\'s language, by name and keyword, without accents and case', async () => {
    expect((await found('es', 'corazon rojo'))[0]).toBe('❤️');
    expect((await found('es', 'CORAZÓN ROJO'))[0]).toBe('❤️');
    expect((await found('pt-BR', 'onibus'))[0]).toBe('🚌');
    expect((await found('en', 'thumbs up'))[0]).toBe('👍');
    expect(await found('en', 'onibus')).toEqual([]);
  });

  test('each word of the query begins a word; the one that is called so comes first', async () => {
    expect((await found('en', 'dog'))[0]).toBe('🐕');
    expect((await found('en', 'cake'))[0], 'what it is, not what it has to do with').toBe('🎂');
    expect(await found('en', 'fac joy tear')).toContain('😂');
    expect(await found('en', 'xface')).toEqual([]);
    expect(await found('en', ' ,. ')).toEqual([]);
  });
});

describe('what a person chose', () => {
  const person = (user_id: string, storage = createMemoryStorage()): Pick<ChatClient, 'state' | 'tools'> => ({
    state: { ...initialState(0), session: { status: 'open', tenant_id: 'acme', user_id } },
    tools: { stored: () => storage.open({ server: '', tenant_id: 'acme', user_id, subject: user_id }).catch(() => null) },
  });

  test('is kept on the device, for that person alone', async () => {
    const storage = createMemoryStorage();
    await chooseTone(person('ana', storage), 4);
    await noteEmoji(person('ana', storage), '🎉');
    expect(await readEmojiChoices(person('ana', storage))).toEqual({ tone: 4, recent: ['🎉'] });
    expect(await readEmojiChoices(person('bruno', storage))).toEqual({ tone: 0, recent: [] });
  });

  test('recent ones: the newest first, none twice, and not more than are shown', async () => {
    const ana = person('ana');
    const some = Array.from({ length: MOST_RECENT + 3 }, (_, at) => String.fromCodePoint(0x1f600 + at));
    for (const emoji of [...some, some[5]!]) await noteEmoji(ana, emoji);
    const { recent } = await readEmojiChoices(ana);
    expect([recent.length, recent[0], recent[1], new Set(recent).size]).toEqual([MOST_RECENT, some[5], some.at(-1), MOST_RECENT]);
  });

  test('where nothing can be kept it holds as long as the person is here', async () => {
    const nowhere = person('ana', { open: async () => { throw new DOMException('denied', 'SecurityError'); } });
    await chooseTone(nowhere, 2);
    expect((await readEmojiChoices(nowhere)).tone).toBe(2);
    // Another person comes: the client stays, its session is another one.
    Object.assign(nowhere, person('bruno', createMemoryStorage()));
    expect((await readEmojiChoices(nowhere)).tone).toBe(0);
  });
});
