import { parseInline } from './parse-inline.js';
import type { Block, ListItem } from './tree.js';

const FENCE = '```';
const QUOTES_MAX = 3;
const quoted = /^>(?:[ >]|$)/;
/** A number with a zero before it (`01. March`) is no number of a list: it could not be shown as it was typed. */
const listed = /^( *)(?:[-*]|(0|[1-9]\d{0,8})\.) /;

/** Reads a message's content as people type it (docs/decisions/0018): a tree of blocks, in one pass. What is no markup is text. */
export function parseMessage(content: string): readonly Block[] {
  return new BlockParser(content.split('\n'), 0).parse();
}

class BlockParser {
  readonly #lines: readonly string[];
  readonly #depth: number;
  readonly #blocks: Block[] = [];
  #plain: string[] = [];
  #at = 0;
  #has_fences = true;

  constructor(lines: readonly string[], depth: number) {
    this.#lines = lines;
    this.#depth = depth;
  }

  parse(): readonly Block[] {
    while (this.#at < this.#lines.length) {
      const line = this.#line;
      if (this.#fence(line) || this.#quote() || this.#list(line)) continue;
      const is_escaped = line.startsWith('\\') && (quoted.test(line.slice(1)) || listed.test(line.slice(1)));
      if (line !== '' || this.#plain.length > 0) this.#plain.push(is_escaped ? line.slice(1) : line);
      this.#at += 1;
    }
    this.#endPlain();
    return this.#blocks;
  }

  get #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  #add(block: Block): true {
    this.#endPlain();
    this.#blocks.push(block);
    return true;
  }

  #endPlain(): void {
    while (this.#plain.at(-1) === '') this.#plain.pop();
    if (this.#plain.length > 0) this.#blocks.push({ kind: 'lines', children: parseInline(this.#plain.join('\n')) });
    this.#plain = [];
  }

  /** A fence begins a line and ends one, the same or another; the word after it is the language. One that nothing ends is text. */
  #fence(line: string): boolean {
    if (!this.#has_fences || !line.startsWith(FENCE)) return false;
    const first = line.slice(FENCE.length).trimEnd();
    const closes_at = first.indexOf(FENCE);
    if (closes_at >= 0) {
      if (closes_at === 0 || closes_at < first.length - FENCE.length) return false;
      this.#at += 1;
      return this.#add({ kind: 'pre', language: '', text: first.slice(0, closes_at) });
    }
    let end = this.#at + 1;
    while (end < this.#lines.length && !this.#lines[end]?.trimEnd().endsWith(FENCE)) end += 1;
    this.#has_fences = end < this.#lines.length;
    if (!this.#has_fences) return false;
    const last = this.#lines[end]?.trimEnd().slice(0, -FENCE.length) ?? '';
    const language = /^[\w+#.-]{0,20}$/.test(first) ? first : '';
    const code = [...(language === first ? [] : [first]), ...this.#lines.slice(this.#at + 1, end), ...(last === '' ? [] : [last])];
    this.#at = end + 1;
    return this.#add({ kind: 'pre', language, text: code.join('\n') });
  }

  #quote(): boolean {
    if (this.#depth >= QUOTES_MAX) return false;
    const start = this.#at;
    const lines: string[] = [];
    for (; this.#at < this.#lines.length && quoted.test(this.#line); this.#at += 1) lines.push(this.#line.replace(/^> ?/, ''));
    if (lines.length === 0) return false;
    const children = new BlockParser(lines, this.#depth + 1).parse();
    if (children.length > 0) return this.#add({ kind: 'quote', children });
    // Nothing is quoted: it is what it looks like.
    this.#plain.push(...this.#lines.slice(start, this.#at));
    return true;
  }

  #list(line: string): boolean {
    const kind = kindOf(line);
    if (!kind) return false;
    const items: ListItem[] = [];
    for (; kindOf(this.#line) === kind; this.#at += 1) {
      const [mark = '', indent = '', number] = listed.exec(this.#line) ?? [];
      items.push({ number: number === undefined ? null : Number(number), is_indented: indent.length > 1, children: parseInline(this.#line.slice(mark.length)) });
    }
    return this.#add({ kind, items });
  }
}

function kindOf(line: string): 'ul' | 'ol' | null {
  const item = listed.exec(line);
  return item && (item[2] === undefined ? 'ul' : 'ol');
}
