import { css } from 'lit';

export const messageRowStyles = css`
  /* Distance comes above a row, never below: what is appended changes the height of nothing that stands there. */
  .row {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    padding-block-start: 2px;
    border-radius: var(--tc-radius-medium);
    line-height: round(1.43em, 1px);
  }
  .row.first {
    padding-block-start: 10px;
  }
  .day + .row.first,
  .unread + .row.first {
    padding-block-start: 4px;
  }
  .row.mine {
    align-items: flex-end;
  }
  .author {
    max-inline-size: 80%;
    padding: 0 12px 3px;
    overflow: hidden;
    color: light-dark(oklch(0.45 0.12 var(--hue)), oklch(0.82 0.09 var(--hue)));
    font-size: var(--tc-font-size-small);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bubble {
    display: flow-root;
    max-inline-size: 80%;
    padding: 7px 12px;
    border-radius: 16px;
    background: var(--tc-bubble);
    color: var(--tc-bubble-text);
    overflow-wrap: anywhere;
    /* The text has a direction of its own; corners and time keep the widget's. */
    unicode-bidi: plaintext;
  }
  .mine .bubble {
    background: var(--tc-bubble-own);
    color: var(--tc-bubble-own-text);
  }
  /* Bubbles of one group lean on each other at the author's side. */
  .theirs:not(.first) .bubble {
    border-start-start-radius: 5px;
  }
  .theirs:not(.last) .bubble {
    border-end-start-radius: 5px;
  }
  .mine:not(.first) .bubble {
    border-start-end-radius: 5px;
  }
  .mine:not(.last) .bubble {
    border-end-end-radius: 5px;
  }
  .text {
    white-space: pre-wrap;
  }
  .meta {
    display: inline-flex;
    float: inline-end;
    align-items: center;
    gap: 4px;
    min-inline-size: 28px;
    block-size: 16px;
    margin-block: 4px -2px;
    margin-inline-start: 10px;
    color: color-mix(in oklab, currentColor 86%, transparent);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    line-height: 16px;
    white-space: nowrap;
  }
  .tick {
    display: flex;
    gap: 2px;
  }
  .tick svg {
    inline-size: 15px;
    block-size: 15px;
  }
  .tick[data-state='read'] {
    color: var(--tc-accent-ink);
  }
  .bubble.emoji {
    padding: 2px 4px;
    background: none;
    color: var(--tc-text);
  }
  .emoji .text {
    font-size: 36px;
    line-height: 44px;
  }
  .emoji .meta {
    margin-block-start: 24px;
  }
  .bubble.tombstone {
    background: none;
    box-shadow: inset 0 0 0 1px var(--tc-border);
    color: var(--tc-text-muted);
    font-style: italic;
  }
  .tombstone .meta {
    color: inherit;
    font-style: normal;
  }
  .row.system {
    align-items: center;
    padding-block-start: 10px;
  }
  .system .bubble {
    padding-block: 0;
    background: none;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    text-align: center;
    text-wrap: balance;
  }
`;
