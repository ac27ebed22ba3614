import type { Block, Inline } from './tree.js';

/** A name for a person's id, or for 'all', in the reader's language, without the `@`. */
export type NameOf = (who: string) => string;

/** The text of a tree without its markers: for previews, notifications, labels. A bullet is `• `, a number stays as it was typed. */
export function treeText(blocks: readonly Block[], nameOf: NameOf): string {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'lines': return plainOf(block.children, nameOf);
      case 'pre': return block.text;
      case 'quote': return treeText(block.children, nameOf);
      default: return block.items.map(({ number, children }) => `${number === null ? '•' : `${number}.`} ${plainOf(children, nameOf)}`).join('\n');
    }
  }).join('\n');
}

/** The same inside a line. */
export function plainOf(nodes: readonly Inline[], nameOf: NameOf): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.kind === 'code') return node.text;
    return node.kind === 'mention' ? `@${nameOf(node.who)}` : plainOf(node.children, nameOf);
  }).join('');
}
