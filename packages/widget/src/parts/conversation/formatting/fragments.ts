import fc from 'fast-check';

/** Everything that means something to the parser, and what makes it difficult. */
const marks = [
  '*', '**', '***', '_', '~~', '~', '`', '``', '```', '\\', '[', ']', '](', ')', '(', '<@all>', '<@', '>', '> ', '>>', '- ', '* ', '1. ', '12. ', '  - ', '\n', '\n\n', '```\n', '\n```',
  'https://', 'http://a.test', 'https://a.test/x_y_z', 'mailto:', 'mailto:a@b.test', '@', '/', ':', '.', ',', '"', "'", ' ', '\t', '\r\n', '-', '1', '1.',
  '](https://a.test)', '](javascript:alert(1))', '[a](https://b.test)', '<@0190c7a4-0000-7000-8000-000000000001>',
] as const;
const words = ['a', 'word', 'é', '王', 'שלום', '👍', '👨‍👩‍👧', '\u0301', '\ud83d', '&lt;', '<b>', 'javascript&colon;', 'data:'] as const;

export const fragment = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...marks) }, { weight: 2, arbitrary: fc.constantFrom(...words) }, fc.string({ unit: 'binary', maxLength: 5 }));

/** A text of fragments. */
export const typed = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''));
