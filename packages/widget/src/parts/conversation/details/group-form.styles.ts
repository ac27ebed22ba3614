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
  @media (forced-colors: active) {
    .group-form input:not([type]),
    .group-form textarea {
      border: 1px solid CanvasText;
    }
    .group-form input:not([type]):focus,
    .group-form textarea:focus {
      outline: 2px solid Highlight;
    }
  }
  .group-form .buttons {
    display: flex;
    gap: 8px;
    justify-content: flex-end;
  }
`;
