import { css } from 'lit';

/** Buttons with words, how controls answer to a pointer and to the focus, and what they need where the browser replaces colours: after a first paint. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 14px;
    border-radius: var(--tc-radius-small);
    background: var(--tc-accent);
    color: var(--tc-on-accent);
    font-weight: 600;
    text-align: center;
  }
  .button.quiet {
    background: none;
    color: var(--tc-text);
    box-shadow: inset 0 0 0 1px var(--tc-border);
  }
  .icon-button,
  .button,
  .tab,
  .search,
  .filter,
  .open,
  .field,
  .send,
  button.who {
    transition: background-color var(--tc-motion), color var(--tc-motion), box-shadow var(--tc-motion), filter var(--tc-motion);
  }
  .icon-button:hover,
  .tab:not([aria-selected='true']):hover,
  .filter:not([aria-pressed='true']):hover,
  button.who:hover,
  .button.quiet:hover:not(:disabled) {
    background: var(--tc-hover);
    color: var(--tc-text);
  }
  .icon-button:active,
  .button:disabled {
    background: var(--tc-pressed);
  }
  .button:disabled {
    color: var(--tc-text-muted);
  }
  .button:not(.quiet, :disabled):hover,
  .send:hover:not(:disabled) {
    filter: brightness(1.08);
  }
  .tab:focus-visible,
  .open:focus-visible,
  .messages:focus-visible {
    outline-offset: -2px;
  }
  .search:focus-within,
  .field:focus-within {
    background: var(--tc-surface);
    box-shadow: inset 0 0 0 2px var(--tc-accent-ink);
  }
  .search input::-webkit-search-cancel-button {
    appearance: none;
  }
  @media (forced-colors: active) {
    .button,
    .icon-button,
    .send {
      border: 1px solid ButtonText;
    }
    .avatar,
    .search {
      border: 1px solid CanvasText;
    }
    .search:focus-within {
      outline: 2px solid Highlight;
    }
    /* Else the browser lays its own ground under their words. */
    .badge,
    .button:not(.quiet, .danger, :disabled) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .avatar .dot {
      background: CanvasText;
    }
    .avatar .away {
      background: Canvas;
    }
  }
`;
