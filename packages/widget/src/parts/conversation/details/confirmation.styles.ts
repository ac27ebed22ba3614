import { css } from 'lit';

/** For `confirmation`. */
export const confirmationStyles = css`
  .confirm {
    display: grid;
    gap: 12px;
    line-height: 1.4;
  }
  .confirm p {
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
  }
  .confirm div {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }
  .button.danger {
    background: var(--tc-danger);
    color: var(--tc-surface);
  }
`;
