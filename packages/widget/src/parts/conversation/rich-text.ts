import { html } from 'lit';
import { scanLinks } from './scan-links.js';

/** Text nodes and links, never HTML. */
export function richText(content: string): unknown {
  if (!/https?:\/\//i.test(content)) return content;
  return scanLinks(content).map(({ text, href }) =>
    href === null ? text : html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`,
  );
}
