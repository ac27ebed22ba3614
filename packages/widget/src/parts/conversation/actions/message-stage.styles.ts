import { css } from 'lit';

export const messageStageStyles = css`
  .row {
    position: relative;
  }
  .tools {
    position: absolute;
    z-index: 2;
    display: flex;
    padding: 2px;
    border-radius: var(--tc-radius-small);
    background: var(--tc-raised);
    color: var(--tc-text-muted);
    box-shadow: var(--tc-shadow-menu);
    user-select: none;
  }
  .theirs .tools {
    inset-inline-end: 4px;
  }
  .mine .tools {
    inset-inline-start: 4px;
  }
  .tools button {
    display: grid;
    place-items: center;
    inline-size: 30px;
    block-size: 28px;
    border-radius: calc(var(--tc-radius-small) - 2px);
  }
  @media (pointer: coarse) {
    .tools button {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  .tools button:hover,
  .tools button:focus-visible {
    background: var(--tc-hover);
    color: var(--tc-text);
  }
  .stage-note {
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    display: grid;
    place-items: center;
    block-size: 22px;
    pointer-events: none;
  }
  .stage-note span {
    padding: 3px 14px;
    border-radius: 16px;
    background: var(--tc-text);
    color: var(--tc-surface);
    font-size: var(--tc-font-size-small);
    box-shadow: var(--tc-shadow-menu);
  }
  .stage-question {
    position: absolute;
    z-index: 4;
    inset: auto 0 0;
    padding: 16px;
    border-block-start: 1px solid var(--tc-border);
    background: var(--tc-raised);
    box-shadow: var(--tc-shadow-menu);
  }
  .side {
    position: absolute;
    z-index: 3;
    inset: 0;
  }
  @media (forced-colors: active) {
    .tools,
    .stage-note span,
    .stage-question {
      border: 1px solid CanvasText;
    }
  }
`;
