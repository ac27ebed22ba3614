import { html, nothing, type TemplateResult } from 'lit';
import type { Reader } from './reader.js';
import { renderLink } from './render-link.js';
import type { Block, Inline } from './tree.js';

/** Draws a tree: elements and text nodes, nothing of a person's text is ever read as HTML. */
export function renderBlocks(blocks: readonly Block[], reader: Reader): unknown[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'lines': return renderInline(block.children, reader);
      // What may be wider than its box is reached by keys.
      case 'pre': return html`<pre dir="ltr" tabindex="0" data-language=${block.language || nothing}><code>${block.text}</code></pre>`;
      case 'quote': return html`<blockquote dir="auto">${renderBlocks(block.children, reader)}</blockquote>`;
      default: return renderList(block, reader);
    }
  });
}

function renderList({ kind, items }: Extract<Block, { kind: 'ul' | 'ol' }>, reader: Reader): TemplateResult {
  const rows = items.map(({ number, is_indented, children }) => html`<li class=${is_indented ? 'sub' : nothing} value=${number ?? nothing}>${renderInline(children, reader)}</li>`);
  return kind === 'ul' ? html`<ul dir="auto">${rows}</ul>` : html`<ol dir="auto">${rows}</ol>`;
}

function renderInline(nodes: readonly Inline[], reader: Reader): unknown[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.kind === 'code') return html`<code>${node.text}</code>`;
    if (node.kind === 'mention') return html`<bdi class="mention ${reader.isMeant(node.who) ? 'me' : ''}" data-user-id=${node.who}>@${reader.nameOf(node.who)}</bdi>`;
    const children = renderInline(node.children, reader);
    switch (node.kind) {
      case 'strong': return html`<strong>${children}</strong>`;
      case 'em': return html`<em>${children}</em>`;
      case 's': return html`<s>${children}</s>`;
      case 'link': return renderLink(node, children, reader);
    }
  });
}
