import { css } from 'lit';

/** What lists of conversations and people show only after their first paint. */
export const listLaterStyles = css`
  :host {
    position: relative;
  }
  .scroller {
    overscroll-behavior: contain;
    scrollbar-color: var(--tc-border) transparent;
  }
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
  .read-all {
    margin-inline-start: 8px;
  }
  .mention {
    flex: none;
    color: var(--tc-accent-ink);
    font-weight: 700;
  }
  .before {
    unicode-bidi: plaintext;
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
  /* In the place of the time, which gives way to it; the badge stays to be seen. */
  .more {
    position: absolute;
    inset-block-start: 11px;
    inset-inline-end: 14px;
    inline-size: 24px;
    block-size: 24px;
    opacity: 0;
  }
  .row:hover .more,
  .more:focus-visible {
    opacity: 1;
  }
  .row:has(.more) .line:first-child:not(:has(time)) {
    padding-inline-end: 26px;
  }
  @media (hover: hover) {
    .row:is(:hover:has(.more), :has(.more:focus-visible)) time {
      opacity: 0;
    }
  }
  @media (hover: none) {
    .more {
      inset-block-start: 12px;
      inline-size: 44px;
      block-size: 44px;
      inset-inline-end: 4px;
      opacity: 0.7;
    }
    .row:has(.more) .open {
      padding-inline-end: 44px;
    }
  }
  @media (forced-colors: active) {
    .filter {
      border: 1px solid ButtonText;
    }
    .more {
      border: 0;
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
