import { css } from 'lit';

/** One look of checkboxes, wherever they are. */
export const checkboxStyles = css`
  input[type='checkbox'] {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 7px;
    box-shadow: inset 0 0 0 1.5px var(--tc-border-strong);
    cursor: pointer;
    transition: background-color var(--tc-motion);
  }
  input[type='checkbox']:checked {
    background: var(--tc-accent);
    color: var(--tc-on-accent);
    box-shadow: none;
  }
  /* A tick has the same two strokes in every direction of writing. */
  input[type='checkbox']:checked::before {
    width: 6px;
    height: 11px;
    margin-block-end: 3px;
    border: solid;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    content: '';
  }
  input[type='checkbox']:disabled {
    opacity: 0.5;
    cursor: default;
  }
  @media (forced-colors: active) {
    input[type='checkbox'] {
      appearance: auto;
    }
    input[type='checkbox']:checked::before {
      content: none;
    }
  }
`;
