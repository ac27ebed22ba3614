import { css } from 'lit';

export const settingsStyles = css`
  :host {
    display: block;
    background: var(--tc-surface);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 56px;
    padding-inline: 8px 12px;
    border-block-end: 1px solid var(--tc-border);
  }
  h2 {
    font-size: calc(var(--tc-font-size) + 1px);
    font-weight: 650;
  }
  .setting {
    display: flex;
    gap: 12px;
    padding: 16px;
    cursor: pointer;
  }
  .setting input {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: 1px;
    accent-color: var(--tc-accent);
  }
  .setting > span {
    display: grid;
    gap: 2px;
    line-height: 1.4;
  }
  .hint {
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
`;
