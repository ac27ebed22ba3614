import { css } from 'lit';

export const conversationHeaderStyles = css`
  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-block-size: 56px;
    padding: 6px 8px;
    border-block-end: 1px solid var(--tc-border);
    --tc-avatar: 36px;
  }
  .back:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .who {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    padding: 4px 8px;
    border-radius: var(--tc-radius-small);
  }
  .titles {
    display: grid;
    justify-items: start;
    min-inline-size: 0;
    line-height: 1.3;
  }
  .titles > * {
    max-inline-size: 100%;
  }
  .title-line {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .title {
    overflow: hidden;
    font-size: calc(var(--tc-font-size) + 1px);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .muted {
    color: var(--tc-text-muted);
  }
  .muted svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .subtitle {
    min-block-size: 1.3em;
    overflow: hidden;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
`;
