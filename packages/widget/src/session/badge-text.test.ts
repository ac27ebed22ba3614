import { describe, expect, it } from 'vitest';
import { badgeText } from './badge-text.js';
import { figureNames } from './figure-words.js';

describe('badgeText', () => {
  it('counts up to 99+', () => {
    expect(badgeText({ count: 1, muted_only: false })).toBe('1');
    expect(badgeText({ count: 99, muted_only: false })).toBe('99');
    expect(badgeText({ count: 100, muted_only: false })).toBe('99+');
  });
  it('is a dot when only muted conversations have news, else nothing', () => {
    expect(badgeText({ count: 0, muted_only: true })).toBe('');
    expect(badgeText({ count: 0, muted_only: false })).toBeNull();
  });
});

describe('figureNames', () => {
  const figures = (count: number, online: number) => ({ unread: { count, muted_only: false }, online });
  it('says what waits and who is there', () => {
    expect(figureNames('en', figures(0, 0))).toEqual([]);
    expect(figureNames('en', figures(1, 3))).toEqual(['1 unread message', '3 people online']);
    expect(figureNames('pt-BR', figures(2, 1))).toEqual(['2 mensagens não lidas', '1 pessoa online']);
    expect(figureNames('es', figures(2, 0))).toEqual(['2 mensajes sin leer']);
  });
});
