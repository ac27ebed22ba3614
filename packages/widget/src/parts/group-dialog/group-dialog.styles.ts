import { css } from 'lit';

export const groupDialogStyles = css`
  .dialog,
  form {
    block-size: 100%;
  }
  form {
    display: flex;
    flex-direction: column;
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    block-size: 56px;
    padding-inline: 8px 12px;
    border-block-end: 1px solid var(--tc-border);
  }
  .tools {
    grid-template-columns: minmax(0, 1fr);
  }
  h2 {
    flex: 1;
    padding: 0;
    color: var(--tc-text);
    font-size: calc(var(--tc-font-size) + 1px);
    font-weight: 650;
  }
  .looks {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: end;
    --tc-avatar: max(44px, var(--tc-target));
  }
  .field {
    display: grid;
    gap: 4px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .field:focus-within {
    background: none;
    box-shadow: none;
  }
  .field input {
    min-block-size: max(38px, var(--tc-target));
    padding-inline: 10px;
    border-radius: var(--tc-radius-small);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
    font-weight: 400;
    box-shadow: inset 0 0 0 1px var(--tc-border-strong);
  }
  .field input:focus {
    outline: none;
    box-shadow: inset 0 0 0 2px var(--tc-accent-ink);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: 72px;
    overflow-y: auto;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    max-inline-size: 160px;
    padding-inline: 10px 6px;
    border-radius: 14px;
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .chip bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .row .open {
    cursor: pointer;
  }
  .row:hover .open {
    background: var(--tc-row);
  }
  .open:has(:focus-visible) {
    outline: var(--tc-focus);
    outline-offset: -2px;
  }
  .open input {
    outline: none;
  }
  @media (forced-colors: active) {
    .chip,
    .field input {
      border: 1px solid CanvasText;
    }
  }
`;
