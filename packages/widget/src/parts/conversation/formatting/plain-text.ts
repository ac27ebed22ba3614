import type { Block, Inline, Link } from './tree.js';

/** A name for a person's id, or for 'all', in the reader's language, without the `@`. */
export type NameOf = (who: string) => string;

/** Words in the place of a link's own; null: its own. */
export type LinkWords = (link: Link) => string | null;

/** The text of a tree without its markers: for previews, notifications, labels. A bullet is `• `, a number stays as it was typed. */
export function treeText(blocks: readonly Block[], nameOf: NameOf, wordsOf: LinkWords = () => null): string {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'lines': return plainOf(block.children, nameOf, wordsOf);
      case 'pre': return block.text;
      case 'quote': return treeText(block.children, nameOf, wordsOf);
      default: return block.items.map(({ number, children }) => `${number === null ? '•' : `${number}.`} ${plainOf(children, nameOf, wordsOf)}`).join('\n');
    }
  }).join('\n');
}

/** The same inside a line. */
export function plainOf(nodes: readonly Inline[], nameOf: NameOf, wordsOf: LinkWords = () => null): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.kind === 'code') return node.text;
    if (node.kind === 'mention') return `@${nameOf(node.who)}`;
    return (node.kind === 'link' ? wordsOf(node) : null) ?? plainOf(node.children, nameOf, wordsOf);
  }).join('');
}
