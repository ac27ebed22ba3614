import { css } from 'lit';

/** What the panel shows only after its first paint. */
export const panelLaterStyles = css`
  /* The rest of the tokens (theme/tokens.ts). */
  :host {
    --tc-raised: var(--tenant-chat-raised, light-dark(#ffffff, #22252c));
    --tc-danger: var(--tenant-chat-danger, light-dark(#c2263d, #ff8a8f));
    --tc-shadow-menu: 0 0 0 1px light-dark(rgb(16 24 40 / 8%), rgb(255 255 255 / 10%)), 0 8px 24px -6px rgb(16 24 40 / 28%);
    --tc-border-strong: light-dark(#8a91a0, #6b7280);
  }
  .banner {
    flex: none;
    padding: 6px 16px;
    background: light-dark(#fff6e0, #3a2f14);
    color: light-dark(#6b4a00, #f5d48a);
    font-size: var(--tc-font-size-small);
    text-align: center;
    text-wrap: balance;
  }
  .body > .notice {
    flex: 1;
  }
  .overlay {
    position: absolute;
    inset: 0;
    background: var(--tc-surface);
    animation: tenant-chat-rise var(--tc-motion);
  }
  @media (prefers-reduced-motion: reduce) {
    .overlay {
      animation: none;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --tc-border: var(--tc-border-strong);
      --tc-text-muted: var(--tc-text);
    }
  }
  /* The browser replaces most colours itself; here is what it can not know. */
  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
      --tc-accent: Highlight;
      --tc-on-accent: HighlightText;
      --tc-accent-ink: LinkText;
      --tc-border: CanvasText;
      --tc-border-strong: CanvasText;
      --tc-focus: 2px solid Highlight;
    }
    .tab[aria-selected='true'] {
      border: 1px solid Highlight;
    }
    .window {
      gap: 4px;
    }
    .banner {
      border-block-end: 1px solid CanvasText;
    }
  }
`;
