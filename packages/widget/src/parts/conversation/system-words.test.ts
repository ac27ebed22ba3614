import type { SystemFact } from '@tenant-chat/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { newsText } from './announcer.js';
import { systemWords } from './system-words.js';

const [ana, bruno, chen] = ['ana', 'bruno', 'chen'] as const;
const names: Readonly<Record<string, string>> = { ana: 'Ana Souza', bruno: 'Bruno Lima', chen: 'Chen Wei' };
const people = { me: ana, nameOf: (id: string): string => names[id] ?? '' };
const fact = (type: SystemFact['type'], user_ids: readonly string[] = [], more: Partial<SystemFact> = {}): SystemFact =>
  ({ type, people: user_ids.map((user_id) => ({ user_id, name: people.nameOf(user_id) })), people_count: user_ids.length, title: null, posting: null, ...more });
const said = (sender_id: string, system: SystemFact): string | undefined => systemWords({ sender_id, system }, people);

describe('what lines of the system say', () => {
  it('names who did it and to whom', () => {
    expect(said(bruno, fact('people_added', [chen]))).toBe('Bruno Lima added Chen Wei');
    expect(said(bruno, fact('people_added', [chen], { people_count: 3 }))).toBe('Bruno Lima added Chen Wei and 2 more');
    expect(said(bruno, fact('posting_changed', [], { posting: 'admins' }))).toBe('Bruno Lima allowed only admins to write');
    expect(said('gone', fact('title_changed', [], { title: 'Plan' }))).toBe('Somebody renamed the group to “Plan”');
    expect(systemWords({ sender_id: bruno }, people)).toBeUndefined();
  });

  it('says "you" to who did it, and to whom it was done', () => {
    expect(said(ana, fact('people_added', [chen]))).toBe('You added Chen Wei');
    expect(said(ana, fact('posting_changed', [], { posting: 'all' }))).toBe('You allowed everybody to write');
    expect(said(bruno, fact('people_added', [ana]))).toBe('Bruno Lima added you');
    expect(said(bruno, fact('owner_changed', [ana]))).toBe('Bruno Lima made you the owner');
  });

  it('is read out without a second name', () => {
    const left = { sender_id: chen, content: 'Chen Wei left', system: fact('person_left', [chen]) };
    expect(newsText([left, { sender_id: bruno, content: 'So **long**' }], people)).toBe('Chen Wei left. Bruno Lima: So long');
  });
});
