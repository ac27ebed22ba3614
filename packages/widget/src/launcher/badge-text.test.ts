import { describe, expect, it } from 'vitest';
import { badgeText } from './badge-text.js';
import { launcherName } from './launcher-words.js';

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

describe('launcherName', () => {
  it('says what a press does, what waits and who is there', () => {
    expect(launcherName('en', false, 0, 0)).toBe('Open chat');
    expect(launcherName('en', true, 0, 0)).toBe('Close chat');
    expect(launcherName('en', false, 1, 3)).toBe('Open chat, 1 unread message, 3 people online');
    expect(launcherName('pt-BR', false, 2, 1)).toBe('Abrir o chat, 2 mensagens não lidas, 1 pessoa online');
    expect(launcherName('es', false, 2, 0)).toBe('Abrir el chat, 2 mensajes sin leer');
  });
});
