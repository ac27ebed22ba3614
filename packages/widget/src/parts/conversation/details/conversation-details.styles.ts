import { css } from 'lit';

/** Beside `sidePaneStyles`. */
export const conversationDetailsStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 12px 16px 6px;
  }
  .bar.title {
    flex-wrap: nowrap;
    --tc-avatar: 48px;
  }
  .title > :is(strong, .lines) {
    flex: 1;
    min-inline-size: 0;
  }
  .title strong {
    font-size: calc(var(--tc-font-size) + 4px);
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .description {
    padding: 0 16px 8px;
    color: var(--tc-text-muted);
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .settings + .bar {
    margin-block-start: 8px;
    border-block-start: 1px solid var(--tc-border);
  }
  .settings .row {
    inline-size: calc(100% - 16px);
    min-block-size: max(44px, var(--tc-target));
    text-align: start;
  }
  .settings svg {
    flex: none;
    color: var(--tc-text-muted);
  }
  .next:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .role {
    padding: 2px 8px;
    border-radius: 10px;
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .choose {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  select {
    min-block-size: max(32px, var(--tc-target));
    padding-inline: 8px;
    border: 0;
    border-radius: var(--tc-radius-small);
    background: var(--tc-sunken);
    color: var(--tc-text);
    font: inherit;
    box-shadow: inset 0 0 0 1px var(--tc-border-strong);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 24px;
  }
  .dangerous {
    margin: 8px 16px;
  }
  /* Under a pointer too. */
  .button.quiet.dangerous:not(:disabled) {
    color: var(--tc-danger);
  }
  .confirm {
    margin: 8px 16px;
    padding: 12px;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-sunken);
  }
  @media (forced-colors: active) {
    .role,
    select,
    .confirm {
      border: 1px solid CanvasText;
    }
  }
`;
