import { describe, expect, it } from 'vitest';
import { nextTab } from './next-tab.js';

describe('nextTab', () => {
  it('goes round', () => {
    expect(nextTab('ArrowRight', 'people', false, false)).toBe('chat');
    expect(nextTab('ArrowLeft', 'chat', false, false)).toBe('people');
    expect(nextTab('ArrowRight', 'chats', true, false)).toBe('people');
  });
  it('follows the direction of the text', () => {
    expect(nextTab('ArrowLeft', 'chat', false, true)).toBe('chats');
  });
  it('knows no other key', () => {
    expect(nextTab('a', 'chat', false, false)).toBeNull();
    expect(nextTab('End', 'chat', false, false)).toBe('people');
    expect(nextTab('Home', 'people', true, false)).toBe('chats');
  });
});
