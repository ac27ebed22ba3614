import { css } from 'lit';

export const messageListStyles = css`
  .list {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .absent .list {
    align-items: flex-end;
  }
  .messages {
    display: flex;
    flex: 1;
    flex-direction: column-reverse;
    min-inline-size: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    contain: layout paint style;
    scrollbar-width: thin;
  }
  .content {
    display: flex;
    flex: none;
    flex-direction: column;
    justify-content: flex-end;
    min-block-size: 100%;
    padding-inline: 12px;
  }
  .chunks {
    flex: none;
  }
  .chunk {
    contain: layout style;
  }
  .end {
    flex: none;
    block-size: 8px;
  }
  .day {
    display: flex;
    justify-content: center;
    min-block-size: 40px;
    padding-block: 13px 3px;
  }
  .unread {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-block: 14px 4px;
    color: var(--tc-accent-ink);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
    line-height: 18px;
  }
  .unread::before,
  .unread::after {
    flex: 1;
    block-size: 1px;
    background: color-mix(in oklab, var(--tc-accent-ink) 45%, transparent);
    content: '';
  }
  .older {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 8px;
    min-block-size: 40px;
    padding-block: 8px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .message-skeletons {
    display: grid;
    gap: 8px;
    inline-size: 100%;
    padding: 12px;
    animation: tenant-chat-appear 0s 300ms both;
  }
  .message-skeletons span {
    block-size: 36px;
    inline-size: 46%;
    border-radius: 16px;
    background: var(--tc-pressed);
    animation: tenant-chat-breathe 1.4s ease-in-out infinite alternate;
  }
  .message-skeletons .long {
    inline-size: 68%;
  }
  .message-skeletons .short {
    inline-size: 32%;
  }
  .message-skeletons .mine {
    justify-self: end;
  }
  @media (prefers-reduced-motion: reduce) {
    .message-skeletons span {
      animation: none;
    }
  }
`;
