import { describe, expect, it } from 'vitest';
import { outline } from './outline.js';
import { parseMessage } from './parse-message.js';
import { readAddress, saysDomain } from './read-address.js';

const id = '0190c7a4-0000-7000-8000-00000000000a';

const links = [
  ['see https://example.com/a?b=1#c, and (http://x.test/y).', 'see (a https://example.com/a?b=1#c https://example.com/a?b=1#c), and ((a http://x.test/y http://x.test/y)).'],
  ['https://en.wikipedia.org/wiki/Chat_(a)', '(a https://en.wikipedia.org/wiki/Chat_(a) https://en.wikipedia.org/wiki/Chat_(a))'],
  ['HTTPS://EXAMPLE.COM', '(a https://example.com/ HTTPS://EXAMPLE.COM)'],
  ['**https://a.test/x_y_**', '(strong (a https://a.test/x_y https://a.test/x_y)_)'],
  ['mailto:ana@acme.test', '(a mailto:ana@acme.test mailto:ana@acme.test)'],
  ['[the paper](https://a.test/p)', '(a https://a.test/p the paper [a.test])'],
  ['[**the** paper](https://a.test/p)!', '(a https://a.test/p (strong the) paper [a.test])!'],
  ['[Chat](https://en.wikipedia.org/wiki/Chat_(a))', '(a https://en.wikipedia.org/wiki/Chat_(a) Chat [en.wikipedia.org])'],
  ['[a.test](https://a.test/p), [A.test/p](https://a.test/p)', '(a https://a.test/p a.test), (a https://a.test/p A.test/p)'],
  ['[Ana](mailto:ana@acme.test)', '(a mailto:ana@acme.test Ana [ana@acme.test])'],
  ['[x [1]](https://a.test)', '(a https://a.test/ x [1] [a.test])'],
  ['[x](https://a.test', '[x]((a https://a.test/ https://a.test)'],
  ['[x](blob:https://a.test/1)', '[x](blob:(a https://a.test/1 https://a.test/1))'],
  ['**[a](https://a.test)**', '(strong (a https://a.test/ a [a.test]))'],
  ['[**a](https://a.test)**', '(a https://a.test/ **a [a.test])**'],
  ['see www.example.com/a?b=1, (WWW.x.test).', 'see (a https://www.example.com/a?b=1 www.example.com/a?b=1), ((a https://www.x.test/ WWW.x.test)).'],
  ['**www.a.test** _ana@acme.test_', '(strong (a https://www.a.test/ www.a.test)) (em (a mailto:ana@acme.test ana@acme.test))'],
  ['ask ana.maria_s+x@mail.acme.test, <a@b.cc>.', 'ask (a mailto:ana.maria_s+x@mail.acme.test ana.maria_s+x@mail.acme.test), <(a mailto:a@b.cc a@b.cc)>.'],
  ['Ana@Acme.test', '(a mailto:Ana@Acme.test Ana@Acme.test)'],
  ['- ana@acme.test', '(ul (a mailto:ana@acme.test ana@acme.test))'],
  ['[the paper](www.a.test/p)', '(a https://www.a.test/p the paper [www.a.test])'],
  ['[www.a.test](https://www.a.test/p) [ana@acme.test](mailto:ana@acme.test)', '(a https://www.a.test/p www.a.test) (a mailto:ana@acme.test ana@acme.test)'],
  ['[port](https://a.test:8443/)', '(a https://a.test:8443/ port [a.test:8443])'],
] as const;

/** What looks like one place and is another. */
const disguises = [
  ['[bank.test](https://evil.test)', '(a https://evil.test/ bank.test [evil.test])'],
  ['[bank.test (bank.test)](https://evil.test)', '(a https://evil.test/ bank.test (bank.test) [evil.test])'],
  ['[evil.test.bank.test](https://evil.test)', '(a https://evil.test/ evil.test.bank.test [evil.test])'],
  ['[evil.test is bank.test](https://evil.test)', '(a https://evil.test/ evil.test is bank.test [evil.test])'],
  ['https://аррӏе.com', '(a https://xn--80ak6aa92e.com/ https://аррӏе.com [xn--80ak6aa92e.com])'],
  ['[apple](https://аррle.com/x)', '(a https://xn--le-6kc8da.com/x apple [xn--le-6kc8da.com])'],
  ['https://münchen.test/x', '(a https://xn--mnchen-3ya.test/x https://münchen.test/x [xn--mnchen-3ya.test])'],
  ['http://2130706433/', '(a http://127.0.0.1/ http://2130706433/ [127.0.0.1])'],
  ['https://ban%6b.test/', '(a https://bank.test/ https://ban%6b.test/ [bank.test])'],
  ['https://a.test\\@bank.test', '(a https://a.test/@bank.test https://a.test\\@bank.test [a.test])'],
  ['www.bаnk.test', '(a https://www.xn--bnk-6cd.test/ www.bаnk.test [www.xn--bnk-6cd.test])'],
  ['[www.bank.test](https://evil.test)', '(a https://evil.test/ www.bank.test [evil.test])'],
  ['[ana@bank.test](mailto:eve@evil.test)', '(a mailto:eve@evil.test ana@bank.test [eve@evil.test])'],
  ['https://ｂank.test', '(a https://bank.test/ https://ｂank.test [bank.test])'],
  ['mailto:ana@acme.test?bcc=eve@evil.test', '(a mailto:ana@acme.test mailto:ana@acme.test?bcc=eve@evil.test)'],
  ['[https://bank.test](https://evil.test)', '[(a https://bank.test/ https://bank.test)]((a https://evil.test/ https://evil.test))'],
  ['[a [b](https://b.test) c](https://c.test)', '[a (a https://b.test/ b [b.test]) c]((a https://c.test/ https://c.test))'],
] as const;

const plain = [
  'javascript:alert(1)', '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert`1`)', '[x](java\nscript:alert(1))', '[x](data:text/html,<script>alert(1)</script>)', '[x](&#106;avascript:alert(1))',
  '[x](vbscript:x)', '[x](file:///etc/passwd)', '[x](blob:null/1)', '[x](//evil.test)', '[x](/path)', '[x](#a)', '[x](evil.test)', '[x](ftp://a.test)', '[x]()', '[x](https://)',
  '[x](https://bank.test@evil.test)', 'https://bank.test@evil.test/', 'https://user:secret@a.test', '[x](mailto:)', 'mailto:', 'mailto:?bcc=a@b.test', 'mailto:a@b.test@c.test', '[x](mailto:a@b.test,c@d.test)', 'xhttp://a.test', 'https://', 'http://[::',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;b&gt; &amp;', '<a href="javascript:alert(1)">x</a>', `<@${id.toUpperCase()}>`, '<@ana>', '<@ALL>', '<@all', `<@${id}`, '[x] (y)',
  'www.', 'www...', 'www.bank.test@evil.test', 'xwww.a.test', 'x.www.a.test', 'a@b', '@b.test', 'a@b.test@c.test', 'a@b.t', 'a@b.1', 'a@-.test@', 'a@b.testé', 'éa@b.test', 'x/a@b.test', 'a@b..test', '@ana',
] as const;

describe('links', () => {
  it.each(links)('%s', (typed, tree) => expect(outline(parseMessage(typed))).toBe(tree));
  it.each(disguises)('shows where it leads: %s', (typed, tree) => expect(outline(parseMessage(typed))).toBe(tree));
  it.each(plain)('leaves as text: %s', (text) => expect(outline(parseMessage(text))).toBe(text.replaceAll('\n', '⏎')));
  it('makes no link without a text to press', () => {
    expect(outline(parseMessage('[ ](https://a.test)'))).toBe('[ ]((a https://a.test/ https://a.test))');
  });
  it('does not follow what is over-long', () => {
    expect(readAddress(`https://a.test/${'a'.repeat(2_033)}`)).not.toBeNull();
    expect(readAddress(`https://a.test/${'a'.repeat(2_034)}`)).toBeNull();
  });
  it('knows whether a text says where it leads', () => {
    for (const text of ['a.test', 'https://a.test', 'A.test/x', 'http://a.test/?x', 'a.test?x#y']) expect(saysDomain(text, 'a.test'), text).toBe(true);
    for (const text of ['', 'A', 'a.test.b.test', 'a.test@b.test', 'a.test:1', 'a.test /b.test', 'a.test/ (b.test)', 'b.test/a.test', 'a.test\\b.test']) expect(saysDomain(text, 'a.test'), text).toBe(false);
  });
});

describe('mentions', () => {
  it('are tokens', () => {
    expect(outline(parseMessage(`<@${id}> and <@all>!`))).toBe(`(@ ${id}) and (@ all)!`);
    expect(outline(parseMessage(`**<@all>** \`<@all>\` [<@all>](https://a.test)`))).toBe('(strong (@ all)) (code <@all>) (a https://a.test/ (@ all) [a.test])');
  });
});
