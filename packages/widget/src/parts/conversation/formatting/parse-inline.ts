import { isInWord, mayClose, mayOpen } from './marker-edges.js';
import { readAddress, saysDomain, type Address } from './read-address.js';
import { plainOf } from './plain-text.js';
import { trimAddress } from './trim-address.js';
import type { Emphasis, Inline } from './tree.js';

/** Everything that may mean something; what lies between is text. It needs no look back: each alternative is decided by its next letter. */
const token = /\\?(?:\*+|_+|~+|`+|\[)|\]\(?|\n\n|<@(?:all|[\da-f-]{36})>|https?:\/\/|mailto:|www\.\w|@/gi;

const kinds: Readonly<Record<string, Emphasis['kind']>> = { '**': 'strong', '*': 'em', '_': 'em', '~~': 's' };
const TICKS_MAX = 3;
/** `www.a` or `@`; `http://` is longer. */
const SCHEMELESS_MAX = 5;
const mailbox = /[\w.+-]/;
const whole_mailbox = /^\w.*@(?:[a-z\d-]+\.)+[a-z]{2,}$/i;

/** Reads lines of text, block markers taken off. One pass: nothing is looked at more than a fixed number of times. */
export function parseInline(text: string): readonly Inline[] {
  return new InlineParser(text).parse();
}

/**
 * What opens is put out as text, and its place noted. When it is closed, what came since becomes its children and it gives them its
 * place; when it never is, it is text already. A kind is open once at most, so nodes are no deeper than there are kinds.
 */
class InlineParser {
  readonly #text: string;
  readonly #out: Inline[] = [];
  readonly #token = new RegExp(token);
  /** The place in #out by marker; escaped ones too, by `\` and their letter. */
  #open: Record<string, number> = {};
  #brackets: number[] = [];
  /** Where the text begins that is not put out yet. */
  #from = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly Inline[] {
    for (let match = this.#token.exec(this.#text); match !== null; match = this.#token.exec(this.#text)) this.#read(match[0], match.index);
    this.#put(this.#text.length, this.#text.length);
    return joined(this.#out);
  }

  #read(mark: string, at: number): void {
    const first = mark.charAt(0);
    if (first === '\\') this.#escape(mark, at);
    else if (first === '`') this.#code(mark, at);
    else if (first === '[') {
      this.#brackets.push(this.#put(at, at + 1));
      this.#out.push(mark);
    } else if (first === ']') this.#link(this.#brackets.pop(), mark, at);
    else if (first === '\n') this.#forget(0);
    else if (first === '<') {
      // The token ignores case for the sake of schemes; ids are lower case.
      if (mark === mark.toLowerCase()) this.#put(at, at + mark.length, { kind: 'mention', who: mark.slice(2, -1) });
    } else if ('*_~'.includes(first)) this.#emphasis(mark, at);
    else this.#address(mark, at);
  }

  /** Puts out the text before `to`, and a node in the place of what is before `next`. */
  #put(to: number, next: number, node?: Inline): number {
    if (to > this.#from) this.#out.push(this.#text.slice(this.#from, to));
    this.#from = this.#token.lastIndex = next;
    return node === undefined ? this.#out.length : this.#out.push(node);
  }

  /** What was opened at this place or behind it can not be closed any more. */
  #forget(place: number): void {
    for (const mark of Object.keys(this.#open)) if (this.#placeOf(mark) >= place) delete this.#open[mark];
    while ((this.#brackets.at(-1) ?? -1) >= place) this.#brackets.pop();
  }

  /** Takes what came since this place as children. */
  #take(place: number): readonly Inline[] {
    this.#forget(place);
    return joined(this.#out.splice(place).slice(1));
  }

  #opens(at: number, end: number): boolean {
    return mayOpen(this.#text, at) && /\S/.test(this.#text.charAt(end));
  }

  #emphasis(mark: string, at: number): void {
    const end = at + mark.length;
    const marks = mark === '***' ? ['**', '*'] : mark in kinds ? [mark] : [];
    // The inner one is closed first.
    const open = marks.filter((each) => each in this.#open).sort((one, other) => this.#placeOf(other) - this.#placeOf(one));
    const closes = open.length === marks.length && mayClose(this.#text, at, end);
    if (!closes && !this.#opens(at, end)) return;
    if (marks.length > 0) this.#put(at, end);
    for (const each of closes ? open : marks) {
      if (closes) this.#out.push({ kind: kinds[each] ?? 'em', children: this.#take(this.#placeOf(each)) });
      else this.#open[each] = this.#out.push(each) - 1;
    }
  }

  #placeOf(mark: string): number {
    return this.#open[mark] ?? 0;
  }

  /** A backslash is one where it prevents something; elsewhere (`C:\temp\*`, `¯\_(ツ)_/¯`) it stays. */
  #escape(mark: string, at: number): void {
    const [letter, end] = [mark.charAt(1), at + mark.length];
    const opens = this.#opens(at, end);
    const is_needed = '`['.includes(letter) || opens || (mayClose(this.#text, at, end) && (`\\${letter}` in this.#open || mark.slice(1) in this.#open));
    if (!is_needed) return;
    this.#put(at, at + 1);
    this.#token.lastIndex = end;
    if (opens) this.#open[`\\${letter}`] = this.#out.length;
  }

  #code(ticks: string, at: number): void {
    const start = at + ticks.length;
    if (ticks.length > TICKS_MAX || isInWord(this.#text, at - 1)) return;
    let end = this.#text.indexOf(ticks, start);
    while (end >= 0 && this.#text.charAt(end + ticks.length) === '`') {
      while (this.#text.charAt(end) === '`') end += 1;
      end = this.#text.indexOf(ticks, end);
    }
    // Only the last run of a length finds no other: this is not asked twice.
    if (end < 0) return;
    const code = this.#text.slice(start, end);
    if (!code.includes('\n')) this.#put(at, end + ticks.length, { kind: 'code', text: code });
  }

  #link(place: number | undefined, mark: string, at: number): void {
    if (place === undefined || mark === ']') return;
    const start = at + mark.length;
    const end = endOfTarget(this.#text, start);
    const address = end < 0 ? null : readAddress(this.#text.slice(start, end));
    if (!address) return;
    const label = plainOf(this.#out.slice(place + 1), String) + this.#text.slice(this.#from, at);
    if (label.trim() === '') return;
    this.#put(at, end + 1);
    this.#addLink(address, label, this.#take(place));
  }

  /** With a scheme, or one that begins a word and is not in the text of a link: `www.`, and around an `@` a mailbox, in ASCII. */
  #address(scheme: string, at: number): void {
    const text = this.#text;
    const is_mailbox = scheme === '@';
    let [start, end] = [at, at + scheme.length];
    if (is_mailbox) while (start > this.#from && mailbox.test(text.charAt(start - 1))) start -= 1;
    const has_scheme = scheme.length > SCHEMELESS_MAX;
    if (has_scheme ? isInWord(text, start - 1) : this.#brackets.length > 0 || !mayOpen(text, start)) return;
    const goes_on = is_mailbox ? mailbox : /[^\s<"]/;
    while (goes_on.test(text.charAt(end)) && !text.startsWith('](', end)) end += 1;
    const shown = trimAddress(text.slice(start, end));
    if (is_mailbox && !(whole_mailbox.test(shown) && text.charAt(end) !== '@' && mayClose(text, end, end))) return;
    const address = readAddress(is_mailbox ? `mailto:${shown}` : shown);
    if (!address) return void (this.#token.lastIndex = end);
    this.#put(start, start + shown.length);
    this.#addLink(address, shown, [shown]);
  }

  /** No link stands inside another. */
  #addLink({ href, domain }: Address, label: string, children: readonly Inline[]): void {
    this.#brackets = [];
    this.#out.push({ kind: 'link', href, domain: saysDomain(label, domain) ? null : domain, children });
  }
}

/** Where the `)` stands that ends a target, brackets in it counted to one level (`Chat_(disambiguation)`); -1: nowhere. */
function endOfTarget(text: string, from: number): number {
  for (let at = from, depth = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '(') depth += 1;
    if (/\s/.test(letter) || depth > 1) return -1;
    if (letter === ')') depth -= 1;
    if (depth < 0) return at;
  }
  return -1;
}

function joined(nodes: readonly Inline[]): readonly Inline[] {
  const all: Inline[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (typeof node === 'string' && typeof last === 'string') all[all.length - 1] = last + node;
    else all.push(node);
  }
  return all;
}
