import { initialState } from '@tenant-chat/client';
import type { TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { richText, plainText } from './rich-text.js';

const ana = '0190c7a4-0000-7000-8000-00000000000a';
const chen = '0190c7a4-0000-7000-8000-00000000000c';
const stranger = '0190c7a4-0000-7000-8000-00000000000d';
const nameOf = (id: string): string => ({ [ana]: 'Ana Souza', [chen]: '<b>Chen</b>' })[id] ?? '';
const client = { state: initialState() };

/** A template as its author wrote it; what comes in from outside stands in `⟦⟧`, so that it can be seen where it goes. */
function drawn(value: unknown): string {
  if (Array.isArray(value)) return value.map(drawn).join('');
  if (typeof value !== 'object' || value === null || !('strings' in value)) return typeof value === 'symbol' ? '' : `⟦${String(value)}⟧`;
  const { strings, values } = value as TemplateResult;
  return strings.map((each, index) => each + (index < values.length ? drawn(values[index]) : '')).join('');
}

const draw = (content: string, mentions: string[] = [], sender_id = chen): string => drawn(richText({ message: { content, mentions, sender_id }, outbox: null }, { me: ana, nameOf, client }));

describe('richText', () => {
  it('is the text itself where nothing is marked', () => {
    expect(richText({ message: null, outbox: { content: 'a < b & c' } }, { me: ana, nameOf, client })).toEqual([['a < b & c']]);
  });
  it('draws elements', () => {
    expect(draw('**a** _b_ ~~c~~ `d`')).toBe('<strong>⟦a⟧</strong>⟦ ⟧<em>⟦b⟧</em>⟦ ⟧<s>⟦c⟧</s>⟦ ⟧<code>⟦d⟧</code>');
    expect(draw('> a\n- b\n  - c\n3. d\n```ts\ne\n```')).toBe(
      '<blockquote dir="auto">⟦a⟧</blockquote><ul dir="auto"><li class= value=>⟦b⟧</li><li class=⟦sub⟧ value=>⟦c⟧</li></ul>'
      + '<ol dir="auto"><li class= value=⟦3⟧>⟦d⟧</li></ol><pre dir="ltr" tabindex="0" data-language=⟦ts⟧><code>⟦e⟧</code></pre>',
    );
  });
  it('shows beside a link where it leads, and tells that page nothing', () => {
    expect(draw('[a](https://b.test/x)')).toBe('<a href=⟦https://b.test/x⟧ target="_blank" rel="noopener noreferrer">⟦a⟧</a>⟦ ⟧<span class="domain" dir="ltr">(⟦b.test⟧)</span>');
    expect(draw('https://b.test/x')).toBe('<a href=⟦https://b.test/x⟧ target="_blank" rel="noopener noreferrer">⟦https://b.test/x⟧</a>');
  });
  it('names who is meant as they are called now, and marks what means me', () => {
    const mention = (id: string, name: string, me = ''): string => `<bdi class="mention ⟦${me}⟧" data-user-id=⟦${id}⟧>@⟦${name}⟧</bdi>`;
    expect(draw(`<@${ana}>`, [ana])).toBe(mention(ana, 'Ana Souza', 'me'));
    expect(draw(`<@${chen}>`, [chen])).toBe(mention(chen, '<b>Chen</b>'));
    expect(draw(`<@${stranger}>`)).toBe(mention(stranger, 'someone'));
    expect(draw('<@all>', ['all'])).toBe(mention('all', 'all', 'me'));
    expect(draw('<@all>', ['all'], ana), 'not who wrote it').toBe(mention('all', 'all'));
    // Whom the server did not find in the conversation is named, and not meant.
    expect(draw(`<@${ana}><@all>`)).toBe(mention(ana, 'Ana Souza') + mention('all', 'all'));
  });
  it('never makes HTML of a text', () => {
    for (const text of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><b>', '&lt;', '${alert(1)}', '<!-- -->', '<?x?>']) {
      expect(draw(text)).toBe(`⟦${text}⟧`);
      expect(draw(`**${text}**`)).toBe(`<strong>⟦${text}⟧</strong>`);
      expect(draw(`\`${text}\``)).toBe(`<code>⟦${text}⟧</code>`);
    }
  });
});

describe('plainText', () => {
  it('has names, and no markers', () => {
    const content = `**a** [b](https://b.test) <@${chen}> <@${stranger}> <@all>\n> c\n- d\n  - e\n2. f\n\`\`\`ts\n_g_\n\`\`\``;
    expect(plainText(content, { nameOf })).toBe('a b @<b>Chen</b> @someone @all\nc\n• d\n• e\n2. f\n_g_');
  });
});
