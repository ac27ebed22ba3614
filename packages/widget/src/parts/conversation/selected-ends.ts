import { rowAt } from './find-rows.js';

export interface SelectedEnd {
  readonly row: HTMLElement;
  /** What is selected of its text; null: all of it. */
  readonly text: string | null;
}

/** The first and last message of a selection and what is selected of their texts; null: it lies within one message, as a browser copies it well. */
export function selectedEnds(selected: StaticRange | Range): { readonly first: SelectedEnd; readonly last: SelectedEnd } | null {
  const first = rowOf(selected.startContainer, selected.startOffset, 'nextElementSibling');
  const last = rowOf(selected.endContainer, selected.endOffset, 'previousElementSibling');
  if (first === null || last === null || first === last || first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_PRECEDING) return null;
  const range = document.createRange();
  range.setStart(selected.startContainer, selected.startOffset);
  range.setEnd(selected.endContainer, selected.endOffset);
  return { first: { row: first, text: textWithin(first, range) }, last: { row: last, text: textWithin(last, range) } };
}

function rowOf(node: Node, offset: number, direction: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>('.row');
  if (row) return row;
  // Between rows: the one after the start, the one before the end.
  const child = element?.children[direction === 'nextElementSibling' ? offset : offset - 1] ?? element?.closest('.chunk > *') ?? null;
  return rowAt(child?.classList.contains('chunk') ? (direction === 'nextElementSibling' ? child.firstElementChild : child.lastElementChild) : child, direction);
}

/** As it is drawn, a line for each block; without the hosts that stand beside links. */
function textWithin(row: HTMLElement, range: Range): string | null {
  const walker = document.createTreeWalker(row.querySelector('.text') ?? row, NodeFilter.SHOW_TEXT);
  let text = '';
  let is_whole = true;
  let block: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text; // those alone are shown
    const from = node === range.startContainer ? range.startOffset : 0;
    const words = range.intersectsNode(node) ? node.data.slice(from, node === range.endContainer ? range.endOffset : undefined) : '';
    is_whole &&= words === node.data;
    if (words === '' || node.parentElement?.closest('.domain')) continue;
    const its_block = node.parentElement?.closest('li, pre, blockquote, .text') ?? null;
    if (its_block !== block && text !== '') text += '\n';
    if (its_block !== block && from === 0) text += markOf(its_block);
    block = its_block;
    text += words;
  }
  return is_whole ? null : text;
}

/** What stands before an item of a list. */
function markOf(block: Element | null): string {
  if (!(block instanceof HTMLLIElement)) return '';
  return block.parentElement?.localName === 'ol' ? `${block.value}. ` : '• ';
}
