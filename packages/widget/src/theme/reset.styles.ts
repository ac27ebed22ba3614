import { css } from 'lit';

/**
 * What every part starts from. The wall against the host's rules is the inner wrapper of `<tenant-chat>` (`all: initial`, see
 * launcher/launcher-sheet.ts): what a host's `*` rule does to the tag ends there. This one only clears the browser's own defaults
 * and gives controls one look of focus.
 */
export const reset = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    list-style: none;
  }
  button,
  input,
  textarea {
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: start;
    appearance: none;
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--tc-text-muted);
    opacity: 1;
  }
  svg {
    display: block;
    flex: none;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: var(--tc-focus);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon-button {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: var(--tc-target);
    block-size: var(--tc-target);
    border-radius: var(--tc-radius-small);
    color: var(--tc-text-muted);
  }
  @media (pointer: coarse) {
    input,
    textarea {
      /* Below 16px iOS zooms the page when a field gets the focus. */
      font-size: max(16px, 1em);
    }
  }
`;
