import { css } from 'lit';

export const formatBarStyles = css`
  :host {
    display: block;
    padding-block-end: 4px;
  }
  .bar {
    display: flex;
    gap: 2px;
    overflow-x: auto;
    scrollbar-width: none;
  }
  button {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--tc-target);
    block-size: var(--tc-target);
    border-radius: var(--tc-radius-small);
    color: var(--tc-text-muted);
    transition: background-color var(--tc-motion), color var(--tc-motion);
  }
  button:hover {
    background: var(--tc-hover);
    color: var(--tc-text);
  }
  button:active {
    background: var(--tc-pressed);
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  /* Between marks, lists and code. */
  .first {
    margin-inline-start: 9px;
    position: relative;
  }
  .first::before {
    position: absolute;
    inset-block: 7px;
    inset-inline-start: -6px;
    border-inline-start: 1px solid var(--tc-border);
    content: '';
  }
  /* They show where lines begin. */
  .lines:dir(rtl) svg {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
`;
