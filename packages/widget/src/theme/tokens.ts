import { css } from 'lit';

/**
 * The palette and the measures. What a host may set is called `--tenant-chat-*` (on `:root`, on `<tenant-chat>`, anywhere above);
 * the parts read the resolved `--tc-*`, which have a value for light and one for dark (`light-dark()` follows `color-scheme`). What each is for stands in the package's README, under Looks.
 */
export const tokens = css`
  :host {
    --tc-accent: var(--tenant-chat-accent, #4f46e5);
    --tc-on-accent: var(--tenant-chat-on-accent, oklch(from var(--tc-accent) clamp(0, (0.57 - l) * 1000, 1) 0 0));
    /* The accent as ink or as a thin line, where it must stand out from the surface. */
    --tc-accent-ink: light-dark(
      color-mix(in oklab, var(--tc-accent) 88%, black),
      color-mix(in oklab, var(--tc-accent) 50%, white)
    );
    --tc-accent-soft: color-mix(in oklab, var(--tc-accent) 12%, var(--tc-surface));
    --tc-surface: var(--tenant-chat-surface, light-dark(#ffffff, #17191e));
    --tc-sunken: var(--tenant-chat-sunken, light-dark(#f4f5f7, #101216));
    --tc-hover: color-mix(in oklab, var(--tc-text) 6%, transparent);
    --tc-pressed: color-mix(in oklab, var(--tc-text) 10%, transparent);
    --tc-text: var(--tenant-chat-text, light-dark(#16181d, #eceef2));
    --tc-text-muted: var(--tenant-chat-text-muted, light-dark(#5a6170, #a4abb8));
    --tc-border: var(--tenant-chat-border, light-dark(#e5e7ec, #2d3139));
    --tc-bubble: var(--tenant-chat-bubble, light-dark(#f0f1f4, #262a31));
    --tc-bubble-text: var(--tenant-chat-bubble-text, var(--tc-text));
    /* A soft accent: the ticks on it can be read in the full one. */
    --tc-bubble-own: var(
      --tenant-chat-bubble-own,
      light-dark(color-mix(in oklab, var(--tc-accent) 15%, var(--tc-surface)), color-mix(in oklab, var(--tc-accent) 42%, var(--tc-surface)))
    );
    --tc-bubble-own-text: var(--tenant-chat-bubble-own-text, var(--tc-text));
    --tc-online: var(--tenant-chat-online, light-dark(#16a34a, #34d07b));
    --tc-away: var(--tenant-chat-away, light-dark(#d98a06, #f0b03f));
    --tc-shadow: 0 0 0 1px light-dark(rgb(16 24 40 / 6%), rgb(255 255 255 / 8%)), 0 4px 8px -2px rgb(16 24 40 / 8%),
      0 16px 40px -8px light-dark(rgb(16 24 40 / 22%), rgb(0 0 0 / 60%));
    --tc-font-size: var(--tenant-chat-font-size, 14px);
    --tc-font-size-small: calc(var(--tc-font-size) - 2px);
    --tc-radius: var(--tenant-chat-radius, 14px);
    --tc-radius-medium: calc(var(--tc-radius) * 0.72);
    --tc-radius-small: calc(var(--tc-radius) * 0.5);
    --tc-motion: 160ms cubic-bezier(0.2, 0, 0, 1);
    --tc-focus: 2px solid var(--tc-accent-ink);
    /* A pointer that is a finger gets larger targets. */
    --tc-target: 32px;
  }
  @media (pointer: coarse) {
    :host {
      --tc-target: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --tc-motion: 0ms;
    }
  }
`;
