import { css } from 'lit';

export const conversationPaneStyles = css`
  :host {
    position: relative;
    display: block;
    min-inline-size: 0;
    min-block-size: 0;
    block-size: 100%;
    background: var(--tc-surface);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
  }
  .pane,
  .inside {
    block-size: 100%;
    min-block-size: 0;
  }
  .inside {
    display: flex;
    flex-direction: column;
  }
  .typing {
    flex: none;
    block-size: 22px;
  }
`;
