import { css } from 'lit';

/** What a message's text is made of (render-message.ts), in the colours of its bubble. */
export const formattingStyles = css`
  .text a {
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .text :is(a, .domain) {
    unicode-bidi: isolate;
  }
  /* It goes to the next line whole, when it has room there. */
  .domain {
    display: inline-block;
    opacity: 0.8;
    font-size: var(--tc-font-size-small);
  }
  .text :is(code, pre) {
    background: var(--tc-hover);
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 0.92em;
    font-variant-ligatures: none;
  }
  .text code {
    padding: 1px 4px;
    border-radius: 4px;
    unicode-bidi: isolate;
  }
  .text pre {
    margin: 0;
    padding: 8px 10px;
    overflow-x: auto;
    border-radius: 8px;
    overflow-wrap: normal;
    white-space: pre;
    scrollbar-width: thin;
  }
  .text pre code {
    padding: 0;
    background: none;
    font: inherit;
  }
  .text pre[data-language]::before {
    display: block;
    content: attr(data-language);
    opacity: 0.8;
    font-size: 11px;
  }
  .text :is(blockquote, pre, ul, ol) {
    margin-block: 4px;
  }
  .text :is(blockquote, pre, ul, ol):first-child {
    margin-block-start: 2px;
  }
  .text blockquote {
    margin-inline: 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid color-mix(in oklab, currentColor 35%, transparent);
  }
  .text :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .text li {
    list-style: disc;
  }
  .text ol {
    padding-inline-start: 2em;
  }
  .text ol li {
    list-style: decimal;
    font-variant-numeric: tabular-nums;
  }
  .text .sub {
    margin-inline-start: 1.25em;
    list-style-type: circle;
  }
  .mention {
    border-radius: 4px;
    color: var(--tc-accent-ink);
    font-weight: 600;
  }
  .mention.me {
    padding-inline: 3px;
    -webkit-box-decoration-break: clone;
    box-decoration-break: clone;
    background: var(--tc-surface);
  }
  @media (forced-colors: active) {
    .text :not(pre) > code,
    .text pre,
    .mention.me {
      outline: 1px solid;
    }
    /* Else the plate that is put behind the words covers its line. */
    .text blockquote {
      position: relative;
    }
  }
`;
