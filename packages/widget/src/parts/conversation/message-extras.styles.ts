import { css } from 'lit';

/** What a message has besides its text, and what the composer has besides its field. */
export const messageExtrasStyles = css`
  .forwarded {
    display: flex;
    align-items: center;
    gap: 4px;
    color: color-mix(in oklab, currentColor 75%, transparent);
    font-size: var(--tc-font-size-small);
    font-style: italic;
  }
  .forwarded svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .quote {
    display: grid;
    inline-size: 100%;
    min-block-size: 24px;
    margin-block: 1px 5px;
    padding: 4px 10px;
    border-inline-start: 3px solid var(--tc-accent-ink);
    border-radius: 6px;
    background: color-mix(in oklab, currentColor 7%, transparent);
    font-size: var(--tc-font-size-small);
    line-height: 1.4;
    text-align: start;
  }
  .quote-author {
    font-weight: 600;
  }
  .quote-text {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .quote.gone .quote-text {
    font-style: italic;
  }
  .edited {
    min-block-size: 16px;
  }
  .edited:hover {
    text-decoration: underline;
  }
  .pinned svg {
    inline-size: 12px;
    block-size: 12px;
  }
  .mode {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 6px;
    padding: 4px 4px 4px 10px;
    border-inline-start: 3px solid var(--tc-accent-ink);
    border-radius: 6px;
    background: var(--tc-sunken);
  }
  .mode-lines {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    line-height: 1.4;
  }
  .mode-title {
    color: var(--tc-accent-ink);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .mode-text {
    overflow: hidden;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .read-only {
    flex: none;
    margin: 0;
    padding: 10px 16px 16px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    text-align: center;
  }
`;
