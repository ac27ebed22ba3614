import { describe, expect, it } from 'vitest';
import { tokenLocale } from './token-locale.js';

const token = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;

describe('tokenLocale', () => {
  it('reads the claim', () => {
    expect(tokenLocale(token({ name: 'José Ñandú ✓', locale: 'pt-BR' }))).toBe('pt-BR');
  });
  it('is null for anything else', () => {
    expect(tokenLocale(token({ locale: 3 }))).toBeNull();
    expect(tokenLocale(token(null))).toBeNull();
    expect(tokenLocale('no token')).toBeNull();
    expect(tokenLocale('')).toBeNull();
  });
});
