import { css } from 'lit';

export const emojiPickerStyles = css`
  :host {
    position: fixed;
    inset: auto;
    display: none;
    flex-direction: column;
    inline-size: 320px;
    max-inline-size: calc(100vw - 16px);
    block-size: 392px;
    max-block-size: calc(100dvh - 16px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-raised);
    color: var(--tc-text);
    box-shadow: var(--tc-shadow-menu);
    font-size: var(--tc-font-size);
    --cell: 36px;
    --glyph: 22px;
  }
  :host(:popover-open) {
    display: flex;
  }
  .head {
    display: flex;
    gap: 6px;
    padding: 12px 12px 8px;
  }
  .search {
    flex: 1;
    min-inline-size: 0;
  }
  .tone,
  .tones button,
  .jumps button,
  .grid button {
    display: grid;
    place-items: center;
    border-radius: var(--tc-radius-small);
    font-variant-emoji: emoji;
    line-height: 1;
  }
  .tone {
    font-size: 18px;
  }
  .tones {
    display: flex;
    justify-content: flex-end;
    gap: 2px;
    padding: 0 12px 8px;
  }
  .tones button {
    inline-size: var(--tc-target);
    block-size: var(--tc-target);
    font-size: 18px;
  }
  .tones [aria-checked='true'] {
    background: var(--tc-accent-soft);
    box-shadow: inset 0 0 0 2px var(--tc-accent-ink);
  }
  .jumps {
    display: flex;
    flex: none;
    padding: 0 12px 6px;
    border-block-end: 1px solid var(--tc-border);
  }
  .jumps button {
    flex: 1;
    block-size: max(28px, var(--tc-target) - 4px);
    font-size: 16px;
    filter: grayscale(1);
    opacity: 0.75;
  }
  .jumps button:hover,
  .jumps button:focus-visible {
    filter: none;
    opacity: 1;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    padding: 0 12px 12px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--tc-border) transparent;
    scroll-padding-block: 32px 4px;
  }
  h3 {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding-block: 8px 4px;
    background: var(--tc-raised);
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .grid {
    contain-intrinsic-block-size: calc(var(--rows, 0) * var(--cell));
    content-visibility: auto;
  }
  .line {
    display: flex;
  }
  .grid button {
    inline-size: var(--cell);
    block-size: var(--cell);
    font-size: var(--glyph);
  }
  .grid button:hover,
  .tone:hover,
  .tones button:hover,
  .jumps button:hover {
    background: var(--tc-hover);
  }
  .grid button:focus-visible,
  .jumps button:focus-visible {
    background: var(--tc-hover);
    outline-offset: -2px;
  }
  .none {
    padding: 32px 0;
    color: var(--tc-text-muted);
    text-align: center;
  }
  .foot {
    display: flex;
    flex: none;
    align-items: center;
    gap: 10px;
    block-size: 40px;
    padding-inline: 14px;
    border-block-start: 1px solid var(--tc-border);
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .sign {
    font-size: 22px;
  }
  .foot .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    :host {
      --cell: 48px;
      --glyph: 28px;
    }
    .foot {
      display: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
    .tones [aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
