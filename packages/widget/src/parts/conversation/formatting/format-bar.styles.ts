import { css } from 'lit';

export const formatBarStyles = css`
  :host {
    display: block;
    padding-block-end: 4px;
  }
  .bar {
    display: flex;
    gap: 2px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  @media (pointer: coarse) {
    .bar {
      flex-wrap: wrap;
    }
  }
  button {
    display: inline-grid;
    place-items: center;
    flex: 0 1 var(--tc-target);
    min-inline-size: 26px;
    block-size: var(--tc-target);
    border-radius: var(--tc-radius-small);
    color: var(--tc-text-muted);
    transition: background-color var(--tc-motion), color var(--tc-motion);
  }
  button:hover {
    background: var(--tc-hover);
    color: var(--tc-text);
  }
  button:active {
    background: var(--tc-pressed);
  }
  button[aria-pressed='true'] {
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  /* Between marks, lists and code. */
  .first {
    margin-inline-start: 9px;
    position: relative;
  }
  .first::before {
    position: absolute;
    inset-block: 7px;
    inset-inline-start: -6px;
    border-inline-start: 1px solid var(--tc-border);
    content: '';
  }
  /* They show where lines begin. */
  .lines:dir(rtl) svg {
    transform: scaleX(-1);
  }
  @media (pointer: coarse) {
    /* A finger scrolls them. */
    button {
      flex-shrink: 0;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
    button[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
