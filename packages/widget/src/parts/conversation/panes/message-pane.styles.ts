import { css } from 'lit';

/** Beside `sidePaneStyles`. */
export const messagePaneStyles = css`
  h3,
  .hint {
    padding: 16px 16px 6px;
  }
  .hint {
    padding-block-start: 0;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .quoted {
    margin: 12px 16px 0;
    padding: 10px 12px;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-sunken);
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .quoted.whole {
    max-block-size: 6.5em;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .choosing .quoted {
    margin-block-start: 0;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 12px 16px 8px;
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(32px, var(--tc-target));
    padding-inline: 12px;
    border-radius: 16px;
    background: var(--tc-sunken);
    box-shadow: inset 0 0 0 1px var(--tc-border);
    font-variant-numeric: tabular-nums;
  }
  .kind:hover {
    box-shadow: inset 0 0 0 1px var(--tc-border-strong);
  }
  .kind[aria-pressed='true'] {
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
    box-shadow: inset 0 0 0 1px var(--tc-accent-ink);
    font-weight: 600;
  }
  .versions .quoted {
    margin-block-start: 4px;
  }
  .versions span {
    display: block;
    padding: 4px 28px 8px;
  }
  .pin {
    display: grid;
    gap: 2px;
    inline-size: 100%;
    padding: 10px 16px;
    border-block-end: 1px solid var(--tc-border);
    transition: background-color var(--tc-motion);
  }
  .pin:hover {
    background: var(--tc-hover);
  }
  .pin:focus-visible {
    outline-offset: -2px;
  }
  .pin .line {
    display: flex;
    align-items: baseline;
    gap: 8px;
    justify-content: space-between;
    min-inline-size: 0;
  }
  .pin .name {
    font-weight: 600;
  }
  .pin time {
    flex: none;
  }
  .pin-text {
    display: -webkit-box;
    overflow: hidden;
    line-height: 1.4;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  @media (forced-colors: active) {
    .quoted,
    .kind {
      border: 1px solid CanvasText;
    }
    .kind[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
`;
