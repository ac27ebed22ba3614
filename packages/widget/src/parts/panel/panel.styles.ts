import { css } from 'lit';

export const panelStyles = css`
  :host {
    position: absolute;
    inset-block-end: calc(var(--tc-inset-block) + 72px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: var(--tc-inset-inline);
    display: block;
    inline-size: var(--tenant-chat-width, 384px);
    max-inline-size: calc(100% - 2 * var(--tc-inset-inline));
    block-size: min(var(--tenant-chat-height, 640px), 100dvh - 104px);
    border-radius: var(--tc-radius);
    background: var(--tc-surface);
    color: var(--tc-text);
    font-size: var(--tc-font-size);
    box-shadow: var(--tc-shadow);
    pointer-events: auto;
    transition: inline-size var(--tc-motion), block-size var(--tc-motion);
    animation: tenant-chat-rise var(--tc-motion);
  }
  @keyframes tenant-chat-rise {
    from {
      opacity: 0;
      transform: translateY(8px) scale(0.985);
    }
  }
  :host([expanded]) {
    inline-size: min(880px, 100% - 2 * var(--tc-inset-inline));
    block-size: min(760px, 100dvh - 104px);
  }
  :host([position$='start']) {
    inset-inline: var(--tc-inset-inline) auto;
  }
  :host([position^='top']) {
    inset-block: calc(var(--tc-inset-block) + 72px) auto;
  }
  /* No launcher takes room in the corner. */
  :host([alone]) {
    inset-block-end: var(--tc-inset-block);
    max-block-size: calc(100dvh - 2 * var(--tc-inset-block));
  }
  .panel {
    position: relative;
    block-size: 100%;
    overflow: hidden;
    border-radius: inherit;
  }
  .content {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    block-size: 56px;
    padding-inline: 12px 8px;
    border-block-end: 1px solid var(--tc-border);
  }
  .tabs {
    display: flex;
    flex: 1;
    gap: 2px;
    min-inline-size: 0;
  }
  .tab {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    min-block-size: max(34px, var(--tc-target));
    padding-inline: clamp(6px, 2.2cqi, 10px);
    border-radius: var(--tc-radius-small);
    color: var(--tc-text-muted);
    font-size: 13px;
    font-weight: 600;
  }
  .tab span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* When there is no room, only the longest gives way. */
  .tab:not(:last-child) {
    flex: none;
  }
  .tab[aria-selected='true'] {
    background: var(--tc-accent-soft);
    color: var(--tc-accent-ink);
  }
  .window {
    display: flex;
    flex: none;
  }
  .body {
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .side,
  .main {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .side > *,
  .main > * {
    flex: 1;
    min-block-size: 0;
  }
  .wide .side {
    flex: 0 0 clamp(260px, 36%, 340px);
    border-inline-end: 1px solid var(--tc-border);
  }
  :host([mode='inline']) {
    inset: 0;
    inline-size: auto;
    max-inline-size: none;
    block-size: auto;
    border-radius: var(--tc-radius);
    box-shadow: 0 0 0 1px var(--tc-border);
    transition: none;
    animation: none;
  }
  /* The window is small, or enlarged: a sheet that fills it. */
  @container (max-width: 639.98px) or (max-height: 479.98px) {
    :host([mode='floating']) {
      inset: var(--tc-visible-top, 0px) 0 auto;
      inline-size: 100%;
      max-inline-size: none;
      block-size: var(--tc-visible-height, 100dvh);
      padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px) env(safe-area-inset-bottom, 0px) env(safe-area-inset-left, 0px);
      border-radius: 0;
      box-shadow: none;
    }
    :host([mode='floating']) .expand {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      animation: none;
    }
  }
`;
