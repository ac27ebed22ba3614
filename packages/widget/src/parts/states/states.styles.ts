import { css } from 'lit';

export const stateStyles = css`
  .notice {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 16px;
    min-block-size: 200px;
    padding: 32px 24px;
    color: var(--tc-text-muted);
    text-align: center;
    text-wrap: balance;
  }
  .notice p {
    max-inline-size: 34ch;
  }
  .notice-icon {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
  }
  .skeletons {
    padding: 0 8px;
    animation: tenant-chat-appear 0s 300ms both;
  }
  @keyframes tenant-chat-appear {
    from {
      visibility: hidden;
    }
  }
  .skeleton {
    display: grid;
    grid-template-columns: 44px 1fr;
    grid-template-rows: 12px 10px;
    align-content: center;
    gap: 8px 12px;
    block-size: 68px;
    padding-inline: 8px;
  }
  .skeleton span {
    border-radius: 6px;
    background: var(--tc-pressed);
    animation: tenant-chat-breathe 1.4s ease-in-out infinite alternate;
  }
  .skeleton .disc {
    grid-row: 1 / 3;
    align-self: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
  }
  .skeleton .line {
    inline-size: 55%;
  }
  .skeleton .line.short {
    inline-size: 80%;
  }
  @keyframes tenant-chat-breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton span {
      animation: none;
    }
  }
`;
