import { css } from 'lit';

export const skeletonStyles = css`
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
