import { css } from 'lit';

export const peopleStyles = css`
  .tools {
    grid-template-columns: minmax(0, 1fr);
  }
  .tool-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  /* Where it would be too short to read, it has a line of its own. */
  .search {
    flex: 1 0 112px;
    min-inline-size: 0;
  }
  .new-group {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 8px 12px;
    border-radius: var(--tc-radius-small);
    color: var(--tc-accent-ink);
    background: var(--tc-accent-soft);
    font-size: 13px;
    font-weight: 600;
    transition: background-color var(--tc-motion);
  }
  .new-group:hover {
    background: color-mix(in oklab, var(--tc-accent) 18%, var(--tc-surface));
  }
  .all-groups {
    min-block-size: var(--tc-target);
    margin-inline: 16px;
    color: var(--tc-accent-ink);
    font-size: 13px;
    font-weight: 600;
  }
  .all-groups:hover {
    text-decoration: underline;
  }
  @media (forced-colors: active) {
    .new-group {
      border: 1px solid ButtonText;
    }
  }
`;
