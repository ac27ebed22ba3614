import { describe, expect, it } from 'vitest';
import { chooseLocale } from './choose-locale.js';

describe('chooseLocale', () => {
  it('takes the first wish that it can meet', () => {
    expect(chooseLocale([null, 'fr', 'es-MX', 'en'])).toBe('es');
    expect(chooseLocale(['pt-BR', 'en'])).toBe('pt-BR');
  });
  it('meets a wish by its language', () => {
    expect(chooseLocale(['pt'])).toBe('pt-BR');
    expect(chooseLocale(['pt-PT'])).toBe('pt-BR');
    expect(chooseLocale(['es_AR'])).toBe('es');
    expect(chooseLocale(['EN-gb'])).toBe('en');
  });
  it('falls back to English', () => {
    expect(chooseLocale([])).toBe('en');
    expect(chooseLocale([undefined, '', 'xx'])).toBe('en');
  });
});
