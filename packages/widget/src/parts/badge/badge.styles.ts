import { css } from 'lit';

export const badgeStyles = css`
  .badge {
    flex: none;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--tc-accent);
    color: var(--tc-on-accent);
    font-size: 11px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
  }
  .badge.muted {
    background: var(--tc-pressed);
    color: var(--tc-text-muted);
  }
  .badge:empty {
    min-inline-size: 10px;
    block-size: 10px;
    padding: 0;
    background: var(--tc-text-muted);
  }
`;
