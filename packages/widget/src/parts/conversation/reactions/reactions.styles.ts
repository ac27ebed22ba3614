import { css } from 'lit';

export const reactionStyles = css`
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    max-inline-size: 80%;
    padding-block-start: 4px;
  }
  .reaction {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-inline-size: max(32px, var(--tc-target));
    min-block-size: max(26px, var(--tc-target));
    padding-inline: 8px;
    border-radius: 14px;
    background: var(--tc-sunken);
    color: var(--tc-text);
    box-shadow: inset 0 0 0 1px var(--tc-border);
    font-size: var(--tc-font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .reaction[aria-pressed='true'] {
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
    box-shadow: inset 0 0 0 1px var(--tc-accent-ink);
    font-weight: 600;
  }
  .reaction:hover {
    box-shadow: inset 0 0 0 1px var(--tc-border-strong);
  }
  @media (forced-colors: active) {
    .reaction {
      border: 1px solid CanvasText;
    }
    .reaction[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
  }
`;
