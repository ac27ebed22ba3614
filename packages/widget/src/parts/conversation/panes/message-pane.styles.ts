import { css } from 'lit';

export const messagePaneStyles = css`
  :host {
    display: block;
    background: var(--tc-surface);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
    --tc-avatar: 36px;
  }
  .side-pane {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-block-size: 56px;
    padding: 6px 8px;
    border-block-end: 1px solid var(--tc-border);
  }
  .back:dir(rtl) svg {
    transform: scaleX(-1);
  }
  h2 {
    padding-inline: 8px;
    font-size: calc(var(--tc-font-size) + 1px);
    font-weight: 600;
  }
  h3,
  .hint {
    padding: 16px 16px 6px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  h3 {
    font-weight: 600;
  }
  .hint {
    padding-block-start: 0;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    padding-block-end: 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--tc-border) transparent;
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
  .side-pane > .scroller > .quoted,
  .forward > .quoted {
    max-block-size: 6.5em;
    overflow: hidden auto;
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .people li,
  .target,
  .pin {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: max(52px, var(--tc-target));
    padding: 6px 16px;
  }
  .lines {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    line-height: 1.35;
  }
  .name {
    overflow: hidden;
    font-weight: 550;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sub {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
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
  .versions li {
    padding-block-end: 4px;
  }
  .versions time {
    display: block;
    padding: 4px 16px 0;
  }
  .more {
    display: block;
    margin: 8px auto;
  }
  .pin {
    flex-direction: column;
    align-items: stretch;
    gap: 2px;
    inline-size: 100%;
    padding-block: 10px;
    border-block-end: 1px solid var(--tc-border);
    text-align: start;
  }
  .pin .line {
    display: flex;
    gap: 8px;
    justify-content: space-between;
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
  .pin:hover,
  .target:hover {
    background: var(--tc-hover);
  }
  .target {
    cursor: pointer;
  }
  .target .name {
    flex: 1;
    min-inline-size: 0;
  }
  .target input {
    inline-size: 18px;
    block-size: 18px;
    accent-color: var(--tc-accent);
  }
  .forward {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .forward .search {
    margin-inline: 16px;
  }
  .foot {
    position: sticky;
    inset-block-end: -16px;
    display: flex;
    justify-content: flex-end;
    padding: 12px 16px;
    border-block-start: 1px solid var(--tc-border);
    background: var(--tc-surface);
  }
  @media (forced-colors: active) {
    .kind {
      border: 1px solid CanvasText;
    }
    .kind[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
`;
