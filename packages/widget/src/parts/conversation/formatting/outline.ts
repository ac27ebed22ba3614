import type { Block, Inline } from './tree.js';

/** A tree in short, for tests: `(strong text)`, `|` between blocks, `;` between items, `⏎` for a line break. */
export function outline(blocks: readonly Block[]): string {
  return blocks.map(block).join('|').replaceAll('\n', '⏎');
}

function block(node: Block): string {
  switch (node.kind) {
    case 'lines': return inline(node.children);
    case 'pre': return `(pre${node.language && `:${node.language}`} ${node.text})`;
    case 'quote': return `(quote ${node.children.map(block).join('|')})`;
    default: {
      const items = node.items.map(({ number, is_indented, children }) => `${is_indented ? '.' : ''}${number === null ? '' : `${number}:`}${inline(children)}`);
      return `(${node.kind} ${items.join(';')})`;
    }
  }
}

function inline(nodes: readonly Inline[]): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    switch (node.kind) {
      case 'code': return `(code ${node.text})`;
      case 'mention': return `(@ ${node.who})`;
      case 'link': return `(a ${node.href} ${inline(node.children)}${node.domain === null ? '' : ` [${node.domain}]`})`;
      default: return `(${node.kind} ${inline(node.children)})`;
    }
  }).join('');
}
