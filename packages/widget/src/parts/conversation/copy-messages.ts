import type { Message } from '@tenant-chat/protocol/schemas';
import { rowAt } from './find-rows.js';

/** What a message is copied as. */
export interface CopiedMessage {
  readonly author: string;
  /** `Thursday, 12 March 2026 at 14:32` */
  readonly at: string;
  readonly text: string;
  /** Where the one before is of the same author and group, its line stands for both. */
  readonly continues: boolean;
}

/** Messages as plain text: a line with author and time, then the words; no buttons, no ticks. */
export function copiedText(messages: readonly CopiedMessage[]): string {
  return messages.map(({ author, at, text, continues }, n) => (continues && n > 0 ? text : `${n > 0 ? '\n' : ''}${author}, ${at}\n${text}`)).join('\n');
}

/** The first and last message of a selection and what is selected of their texts; null: it lies within one message, as a browser copies it well. */
export function selectedEnds(range: StaticRange | Range): { readonly first: SelectedEnd; readonly last: SelectedEnd } | null {
  const first = rowOf(range.startContainer, range.startOffset, 'nextElementSibling');
  const last = rowOf(range.endContainer, range.endOffset, 'previousElementSibling');
  if (first === null || last === null || first === last || first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_PRECEDING) return null;
  return { first: { row: first, text: textAfter(first, range) }, last: { row: last, text: textBefore(last, range) } };
}

export interface SelectedEnd {
  readonly row: HTMLElement;
  readonly text: string;
}

/** What of a list of messages lies between two numbers, both among them. */
export function messagesBetween(messages: readonly Message[], from_seq: number, to_seq: number): readonly Message[] {
  return messages.filter(({ seq }) => from_seq <= seq && seq <= to_seq);
}

function rowOf(node: Node, offset: number, direction: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>('.row');
  if (row) return row;
  // Between rows: the one after the start, the one before the end.
  const child = element?.children[direction === 'nextElementSibling' ? offset : offset - 1] ?? element?.closest('.chunk > *') ?? null;
  return rowAt(child?.classList.contains('chunk') ? (direction === 'nextElementSibling' ? child.firstElementChild : child.lastElementChild) : child, direction);
}

function textAfter(row: HTMLElement, { startContainer, startOffset }: StaticRange | Range): string {
  return textWithin(row, (range) => range.setStart(startContainer, startOffset), startContainer);
}

function textBefore(row: HTMLElement, { endContainer, endOffset }: StaticRange | Range): string {
  return textWithin(row, (range) => range.setEnd(endContainer, endOffset), endContainer);
}

/** The whole text of a row, or what a selection that ends within it leaves of it. */
function textWithin(row: HTMLElement, cut: (range: Range) => void, end: Node): string {
  const text = row.querySelector('.text') ?? row;
  const range = document.createRange();
  range.selectNodeContents(text);
  if (text.contains(end)) cut(range);
  return range.toString();
}
