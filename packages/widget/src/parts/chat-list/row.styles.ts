import { css } from 'lit';

/** Rows of conversations and of people: the same measures in every list. */
export const rowStyles = css`
  .row {
    --tc-avatar: 44px;
    position: relative;
    block-size: 68px;
    padding-inline: 8px;
    border-radius: var(--tc-radius-medium);
  }
  .row:hover {
    --tc-row: color-mix(in srgb, var(--tc-text) 6%, var(--tc-surface));
  }
  .row.selected {
    --tc-row: var(--tc-accent-soft);
  }
  .open {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    block-size: 100%;
    padding-inline: 8px;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-row, transparent);
  }
  .lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    gap: 2px;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 6px;
    min-block-size: 20px;
  }
  /* As wide as the name: that has a direction of its own, and stands where the layout has it. */
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 550;
  }
  .unread .title {
    font-weight: 700;
  }
  time {
    flex: none;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .unread time {
    color: var(--tc-accent-ink);
    font-weight: 600;
  }
  .preview {
    display: flex;
    flex: 1;
    min-inline-size: 0;
    color: var(--tc-text-muted);
    font-size: calc(var(--tc-font-size) - 1px);
    white-space: nowrap;
  }
  .preview bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .unread .preview {
    color: var(--tc-text);
  }
  .preview .before {
    margin-inline-end: 0.3em;
    color: var(--tc-text);
  }
  .glyph {
    display: inline-block;
    flex: none;
    color: var(--tc-text-muted);
  }
  .preview .glyph {
    margin-inline-end: 4px;
  }
`;
