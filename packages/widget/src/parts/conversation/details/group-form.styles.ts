import { css } from 'lit';

export const groupFormStyles = css`
  .group-form {
    display: grid;
    gap: 14px;
    padding: 14px 16px;
  }
  .group-form .named {
    display: grid;
    gap: 4px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .group-form input:not([type]),
  .group-form textarea {
    padding: 8px 10px;
    border-radius: var(--tc-radius-small);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
    font-weight: 400;
    line-height: 1.4;
    box-shadow: inset 0 0 0 1px var(--tc-border-strong);
    resize: vertical;
  }
  .group-form input:not([type]):focus,
  .group-form textarea:focus {
    outline: none;
    box-shadow: inset 0 0 0 2px var(--tc-accent-ink);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 5px;
  }
  legend {
    padding: 0 0 4px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .swatch {
    position: relative;
    display: grid;
    inline-size: max(28px, min(var(--tc-target), 36px));
    block-size: max(28px, min(var(--tc-target), 36px));
    cursor: pointer;
  }
  .swatch input {
    position: absolute;
    inset: 0;
    opacity: 0;
  }
  .swatch i {
    border-radius: 50%;
    background: light-dark(oklch(0.9 0.06 var(--hue)), oklch(0.42 0.08 var(--hue)));
  }
  .swatch input:checked + i {
    box-shadow: 0 0 0 2px var(--tc-surface), 0 0 0 4px var(--tc-accent-ink);
  }
  .swatch input:focus-visible + i {
    outline: var(--tc-focus);
    outline-offset: 4px;
  }
  .group-form .buttons {
    display: flex;
    gap: 8px;
    justify-content: flex-end;
  }
`;
