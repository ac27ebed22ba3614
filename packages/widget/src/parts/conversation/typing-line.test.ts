import { expect, test } from 'vitest';
import { typingWords } from './typing-line.js';

test('up to two who are typing by name; who is not known is somebody', () => {
  expect(typingWords(['Ana'])).toBe('Ana is typing…');
  expect(typingWords(['Ana', 'Bruno'])).toBe('Ana and Bruno are typing…');
  expect(typingWords(['Ana', 'Bruno', 'Chen'])).toBe('Several people are typing…');
  expect(typingWords([''])).toBe('Somebody is typing…');
  expect(typingWords(['Ana', ''])).toBe('Several people are typing…');
});
