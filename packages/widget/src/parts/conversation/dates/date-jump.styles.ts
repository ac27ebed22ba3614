import { css } from 'lit';

export const dateJumpStyles = css`
  :host {
    position: fixed;
    inset: auto;
    inline-size: 248px;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: 12px 12px 8px;
    border: 0;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-raised);
    color: var(--tc-text);
    box-shadow: var(--tc-shadow-menu);
    font-size: var(--tc-font-size);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }
  label {
    display: grid;
    flex: 1;
    gap: 4px;
    min-inline-size: 0;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  input {
    inline-size: 100%;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 10px 6px;
    border-radius: var(--tc-radius-small);
    background: var(--tc-sunken);
    box-shadow: inset 0 0 0 1px var(--tc-border);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  input:focus-visible {
    box-shadow: none;
    outline-offset: -2px;
  }
  .choices {
    display: grid;
    margin-block-start: 8px;
    margin-inline: -4px;
    padding-block-start: 4px;
    border-block-start: 1px solid var(--tc-border);
  }
  .choice {
    min-block-size: max(34px, var(--tc-target));
    padding-inline: 10px;
    border-radius: var(--tc-radius-small);
  }
  .choice:hover,
  .choice:focus-visible {
    background: var(--tc-hover);
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
    input {
      border: 1px solid ButtonText;
    }
  }
`;
