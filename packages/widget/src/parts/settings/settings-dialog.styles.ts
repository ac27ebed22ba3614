import { css } from 'lit';

/** Beside `sidePaneStyles`. */
export const settingsStyles = css`
  .setting {
    display: flex;
    gap: 12px;
    padding: 16px;
    cursor: pointer;
  }
  .setting:has(:disabled) {
    cursor: default;
  }
  .setting strong {
    font-weight: 600;
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
