import { describe, expect, it } from 'vitest';
import { readClaims } from './read-claims.js';

const token = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
const nobody = { subject: '', locale: null };

describe('readClaims', () => {
  it('reads who is meant, and the language', () => {
    expect(readClaims(token({ tenant: 'acme', sub: '42', name: 'José Ñandú ✓', locale: 'pt-BR' }))).toEqual({ subject: '["acme","42"]', locale: 'pt-BR' });
  });
  it('tells people and tenants apart, whatever their letters', () => {
    const subjects = [['acme', 'ñ>?'], ['acme', 'ñ'], ['globex', 'ñ'], ['acme', '42'], ['acme', 42]].map(([tenant, sub]) => readClaims(token({ tenant, sub })).subject);
    expect(new Set(subjects).size).toBe(5);
  });
  it('finds nobody in anything else', () => {
    expect([token({ locale: 3 }), token(null), 'no token', ''].map(readClaims)).toEqual([nobody, nobody, nobody, nobody]);
  });
});
