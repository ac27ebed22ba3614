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
  .pane > .notice {
    block-size: 100%;
  }
  .error {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 8px 4px 16px;
    border-block-end: 1px solid var(--tc-border);
    background: color-mix(in oklab, var(--tc-danger) 10%, var(--tc-surface));
    color: var(--tc-text);
  }
  .error span {
    flex: 1;
  }
  .typing {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    block-size: 22px;
    padding-inline: 18px;
    overflow: hidden;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    white-space: nowrap;
  }
  .typing span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .dots,
  .older.loading {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .dots i,
  .older i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: tenant-chat-dot 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2),
  .older i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3),
  .older i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes tenant-chat-dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  tenant-chat-conversation-details {
    position: absolute;
    inset: 0;
    z-index: 2;
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .older i {
      animation: none;
      opacity: 0.7;
    }
  }
`;
