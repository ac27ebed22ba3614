import { css } from 'lit';

/** What stands over a conversation or over the panel: a head, a list of people or messages, a foot. */
export const sidePaneStyles = css`
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
  h3 {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
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
  .scroller .search {
    margin-inline: 16px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: max(52px, var(--tc-target));
    margin-inline: 8px;
    padding: 6px 8px;
    border-radius: var(--tc-radius-medium);
  }
  .choice {
    cursor: pointer;
    transition: background-color var(--tc-motion);
  }
  .choice:hover {
    background: var(--tc-hover);
  }
  .choice:has(:focus-visible) {
    outline: var(--tc-focus);
    outline-offset: -2px;
  }
  /* Words have a direction of their own, and stand where the layout has them. */
  .lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    justify-items: start;
    min-inline-size: 0;
    line-height: 1.35;
  }
  .lines > * {
    max-inline-size: 100%;
  }
  .name,
  .sub {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row .name {
    font-weight: 550;
  }
  .sub {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    unicode-bidi: plaintext;
  }
  .choice input {
    outline: none;
  }
  .error {
    padding: 8px 16px;
    color: var(--tc-danger);
    font-size: var(--tc-font-size-small);
  }
  .more {
    display: flex;
    margin: 8px auto;
  }
  /* It fills the pane, so that its foot stands at the end of it. */
  .scroller:has(.choosing) {
    padding-block-end: 0;
  }
  .choosing {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-block-size: 100%;
    padding-block-start: 12px;
  }
  .choosing > :is(ul, .notice) {
    flex: 1;
  }
  .foot {
    position: sticky;
    inset-block-end: 0;
    display: grid;
    gap: 12px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--tc-border);
    background: var(--tc-surface);
  }
`;

/** For `confirmation`. */
export const confirmationStyles = css`
  .confirm {
    display: grid;
    gap: 12px;
    line-height: 1.4;
  }
  .confirm p {
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
  }
  .confirm blockquote {
    display: -webkit-box;
    overflow: hidden;
    margin: 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--tc-border-strong);
    color: var(--tc-text-muted);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .confirm div {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .button.danger {
    background: var(--tc-danger);
    color: var(--tc-surface);
  }
`;
