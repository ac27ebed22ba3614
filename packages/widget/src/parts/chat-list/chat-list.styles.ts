import { css } from 'lit';

export const chatListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  .tools {
    display: grid;
    flex: none;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px 0;
    padding: 12px 16px 8px;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 4px;
  }
  .filter {
    min-block-size: max(28px, min(var(--tc-target), 36px));
    padding-inline: 9px;
    border-radius: 18px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
    box-shadow: inset 0 0 0 1px var(--tc-border);
  }
  .filter[aria-pressed='true'] {
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
    box-shadow: none;
  }
  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    padding-block-end: 8px;
    scrollbar-width: thin;
  }
  .sentinel {
    block-size: 1px;
  }
`;
