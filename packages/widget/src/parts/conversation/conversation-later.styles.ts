import { css } from 'lit';

/** What a conversation shows only after its first paint. */
export const conversationLaterStyles = css`
  .error {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 8px 4px 16px;
    border-block-end: 1px solid var(--tc-border);
    background: color-mix(in oklab, var(--tc-danger) 10%, var(--tc-surface));
    color: var(--tc-text);
  }
  .error span {
    flex: 1;
  }
  .pane > .notice {
    block-size: 100%;
  }
  .start:has(.notice) {
    display: grid;
    flex: 1;
  }
  .row:focus-visible {
    outline-offset: -1px;
  }
  .text a {
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .text :is(a, .domain) {
    unicode-bidi: isolate;
  }
  .domain {
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
    background: color-mix(in oklab, var(--tc-accent) 18%, transparent);
  }
  .failed,
  .waiting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0 10px;
    max-inline-size: 80%;
    padding: 3px 4px 0;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .tick[data-state='failed'],
  .failed span {
    color: var(--tc-danger);
  }
  .failed button,
  .link {
    min-inline-size: 24px;
    min-block-size: max(24px, calc(var(--tc-target) - 8px));
    color: var(--tc-accent-ink);
    font-weight: 600;
  }
  .link,
  .failed button:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  /* What floats over the messages stays below dialogs. */
  :host {
    isolation: isolate;
  }
  .jump {
    position: absolute;
    inset-inline-end: 16px;
    z-index: 1;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-inline-size: 36px;
    block-size: 36px;
    padding-inline: 8px;
    border-radius: 18px;
    background: var(--tc-raised);
    color: var(--tc-text-muted);
    box-shadow: var(--tc-shadow-menu);
    font-size: var(--tc-font-size-small);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    animation: tenant-chat-rise var(--tc-motion);
  }
  .jump.down {
    inset-block-end: 8px;
  }
  .jump.up {
    inset-block-start: 8px;
  }
  .jump.up svg {
    transform: scaleY(-1);
  }
  .jump.news {
    padding-inline: 10px 14px;
    background: var(--tc-accent);
    color: var(--tc-on-accent);
  }
  .jump svg {
    inline-size: 18px;
    block-size: 18px;
  }
  @keyframes tenant-chat-rise {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
  .typing span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .dots,
  .older.loading {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .dots i,
  .older i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: tenant-chat-dot 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2),
  .older i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3),
  .older i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes tenant-chat-dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  .note {
    padding: 2px 6px 6px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .note.wrong {
    color: var(--tc-danger);
  }
  tenant-chat-conversation-details {
    position: absolute;
    inset: 0;
    z-index: 2;
  }
  @media (prefers-reduced-motion: reduce) {
    .jump,
    .dots i,
    .older i {
      animation: none;
    }
    .dots i,
    .older i {
      opacity: 0.7;
    }
  }
  @media (forced-colors: active) {
    .bubble,
    .field {
      border: 1px solid CanvasText;
    }
    .mine .bubble {
      border-color: Highlight;
    }
    .bubble.emoji,
    .system .bubble {
      border: 0;
    }
    .text :is(code, pre, .me) {
      outline: 1px solid;
    }
    .text pre code {
      outline: 0;
    }
    .field:focus-within {
      outline: 2px solid Highlight;
    }
    .jump {
      border: 1px solid ButtonText;
    }
  }
`;
