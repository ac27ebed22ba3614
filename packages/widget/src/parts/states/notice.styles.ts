import { css } from 'lit';

/** For `notice`. */
export const noticeStyles = css`
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
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
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
`;
