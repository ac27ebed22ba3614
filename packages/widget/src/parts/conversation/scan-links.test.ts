import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanLinks } from './scan-links.js';

const links = (text: string): (string | null)[] => scanLinks(text).filter((piece) => piece.href !== null).map((piece) => piece.text);

describe('scanLinks', () => {
  it('finds addresses and leaves the sentence its punctuation', () => {
    expect(links('see https://example.com/a?b=1#c, and (http://x.test/y).')).toEqual(['https://example.com/a?b=1#c', 'http://x.test/y']);
    expect(links('https://en.wikipedia.org/wiki/Chat_(disambiguation)')).toEqual(['https://en.wikipedia.org/wiki/Chat_(disambiguation)']);
    expect(links('HTTPS://EXAMPLE.COM')).toEqual(['HTTPS://EXAMPLE.COM']);
  });

  it('leaves everything else alone', () => {
    for (const text of ['', 'hello', 'javascript:alert(1)', 'ftp://x.test', 'xhttp://a.test', 'https://', 'https://bank.test@evil.test/', 'http://[::'])
      expect(links(text), text).toEqual([]);
  });

  it('gives back the text, letter by letter, and only web addresses (property)', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('http://', 'https://', 'a.test', ' ', '\n', ')', '(', '.', '"', '<', '@', ':', 'javascript:', '//'), fc.webUrl());
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const pieces = scanLinks(text);
        expect(pieces.map((each) => each.text).join('')).toBe(text);
        for (const { href, text: shown } of pieces) {
          expect(shown).not.toBe('');
          if (href !== null) expect(['http:', 'https:']).toContain(new URL(href).protocol);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads a hostile text once', () => {
    const text = 'http://^'.repeat(4_000) + '('.repeat(2_000) + ')'.repeat(2_000);
    expect(scanLinks(text).map((each) => each.text).join('')).toBe(text);
  });
});
