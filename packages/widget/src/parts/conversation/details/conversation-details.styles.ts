import { css } from 'lit';

export const conversationDetailsStyles = css`
  :host {
    display: block;
    background: var(--tc-surface);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
    --tc-avatar: 36px;
  }
  .details {
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
  .scroller {
    flex: 1;
    min-block-size: 0;
    padding-block-end: 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--tc-border) transparent;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 12px 16px 6px;
  }
  .bar h3 {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .name strong {
    min-inline-size: 0;
    font-size: calc(var(--tc-font-size) + 4px);
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .name input {
    flex: 1 1 140px;
    min-inline-size: 0;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 10px;
    border-radius: var(--tc-radius-small);
    box-shadow: inset 0 0 0 1px var(--tc-border-strong);
  }
  .name input:focus {
    outline: none;
    box-shadow: inset 0 0 0 2px var(--tc-accent-ink);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 52px;
    margin-inline: 8px;
    padding: 6px 8px;
    border-radius: var(--tc-radius-medium);
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
  .name,
  .sub {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar.name {
    overflow: visible;
    white-space: normal;
  }
  .lines > * {
    max-inline-size: 100%;
  }
  .lines .name {
    font-weight: 550;
  }
  .sub,
  .confirm p {
    unicode-bidi: plaintext;
  }
  .sub {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .role {
    padding: 2px 8px;
    border-radius: 10px;
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .choice {
    cursor: pointer;
  }
  .choice:hover {
    background: var(--tc-hover);
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    appearance: auto;
    accent-color: var(--tc-accent);
  }
  .add {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-block-size: 100%;
    padding-block-start: 12px;
  }
  .add .search {
    margin-inline: 16px;
  }
  .add ul {
    flex: 1;
  }
  .foot {
    position: sticky;
    inset-block-end: -16px;
    display: grid;
    gap: 10px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--tc-border);
    background: var(--tc-surface);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
  }
  .error {
    padding: 8px 16px;
    color: var(--tc-danger);
    font-size: var(--tc-font-size-small);
  }
  .more,
  .dangerous {
    margin: 8px 16px;
  }
  .button.dangerous {
    color: var(--tc-danger);
  }
  .button.danger {
    background: var(--tc-danger);
    color: var(--tc-surface);
  }
  .confirm {
    display: grid;
    gap: 12px;
    margin: 8px 16px;
    padding: 12px;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-sunken);
  }
  .confirm div {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
  }
  @media (forced-colors: active) {
    .role,
    .name input,
    .confirm {
      border: 1px solid CanvasText;
    }
  }
  .description {
    padding: 0 16px 8px;
    color: var(--tc-text-muted);
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
