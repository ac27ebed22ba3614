import { css } from 'lit';

export const menuStyles = css`
  :host {
    position: fixed;
    inset: auto;
    min-inline-size: 176px;
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    margin: 0;
    padding: 4px;
    border: 0;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-raised);
    color: var(--tc-text);
    box-shadow: var(--tc-shadow-menu);
    font-size: var(--tc-font-size);
  }
  button {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: max(34px, var(--tc-target));
    padding-inline: 10px 14px;
    border-radius: var(--tc-radius-small);
  }
  button svg {
    inline-size: 18px;
    color: var(--tc-text-muted);
  }
  .title {
    padding: 6px 10px 4px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  i {
    inline-size: 16px;
  }
  .brief {
    display: flex;
    gap: 2px;
  }
  .brief:not(:only-child) {
    margin-block-end: 4px;
    padding-block-end: 4px;
    border-block-end: 1px solid var(--tc-border);
  }
  .brief button {
    flex: 1;
    justify-content: center;
    min-inline-size: 34px;
    padding-inline: 4px;
    font-size: 20px;
    font-variant-emoji: emoji;
    line-height: 1;
  }
  .brief [aria-checked='true'] {
    background: var(--tc-accent-soft);
    box-shadow: inset 0 0 0 1px var(--tc-accent-ink);
  }
  button:hover,
  button:focus-visible {
    background: var(--tc-hover);
    outline-offset: -2px;
  }
  button span {
    unicode-bidi: plaintext;
  }
  .dangerous,
  .dangerous svg {
    color: var(--tc-danger);
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
    button svg {
      color: inherit;
    }
    .brief [aria-checked='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
