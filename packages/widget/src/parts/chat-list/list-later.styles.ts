import { css } from 'lit';

/** What lists of conversations and people show only after their first paint. */
export const listLaterStyles = css`
  h2 {
    padding: 12px 16px 4px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .error {
    padding: 8px 16px;
    color: var(--tc-danger);
    font-size: var(--tc-font-size-small);
  }
  .preview.draft .before {
    color: var(--tc-danger);
  }
  .preview.typing {
    color: var(--tc-accent-ink);
  }
  .preview.deleted,
  .preview.empty {
    font-style: italic;
  }
  /* In the place of the time, so that the badge stays to be seen. */
  .more {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 12px;
    inline-size: 28px;
    block-size: 28px;
    background: var(--tc-raised);
    box-shadow: var(--tc-shadow-menu);
    opacity: 0;
  }
  .more:hover {
    background: var(--tc-raised);
  }
  .row:hover .more,
  .more:focus-visible,
  .more[aria-expanded='true'] {
    opacity: 1;
  }
  .row:hover:has(.more) time {
    opacity: 0;
  }
  @media (hover: none) {
    .row:hover:has(.more) time {
      opacity: 1;
    }
    .more {
      inset-block-start: 12px;
      inline-size: 44px;
      block-size: 44px;
      inset-inline-end: 4px;
      background: none;
      box-shadow: none;
      opacity: 0.7;
    }
    .row:has(.more) .open {
      padding-inline-end: 44px;
    }
  }
  @media (forced-colors: active) {
    .search {
      border: 1px solid CanvasText;
    }
    .filter {
      border: 1px solid ButtonText;
    }
    .filter[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
    .row.selected .open {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }
`;
