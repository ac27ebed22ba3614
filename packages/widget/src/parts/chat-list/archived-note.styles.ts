import { css } from 'lit';

export const archivedNoteStyles = css`
  :host {
    position: absolute;
    z-index: 2;
    inset: auto 12px 12px;
    display: grid;
    place-items: center;
    pointer-events: none;
  }
  div {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 4px;
    padding-inline: 16px 6px;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-text);
    color: var(--tc-surface);
    font-size: var(--tc-font-size);
    box-shadow: var(--tc-shadow-menu);
    pointer-events: auto;
  }
  button {
    flex: none;
    min-block-size: max(32px, var(--tc-target));
    padding-inline: 10px;
    border-radius: var(--tc-radius-small);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button:hover {
    background: color-mix(in srgb, var(--tc-surface) 16%, transparent);
  }
  button:focus-visible {
    outline-color: var(--tc-surface);
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    div {
      border: 1px solid CanvasText;
    }
  }
`;
