/** Same name as Lit's tag, so that the build shrinks these as well. */
const css = String.raw;

/**
 * `.root` is the wall against the host's rules (they reach the tag, and what inherits from it) and, floating, a layer as large as the
 * window that lets the pointer through: so container queries in the panel answer for the window as for a host's box.
 */
const rules = css`
  :host {
    display: contents !important;
  }
  :host([mode='inline']) {
    display: block !important;
    block-size: 100%;
  }
  :host([hidden]) {
    display: none !important;
  }
  .root {
    all: initial;
    position: fixed;
    inset: 0;
    z-index: var(--tenant-chat-z-index, 1000);
    pointer-events: none;
    container-type: size;
    color-scheme: light dark;
    font-family: var(--tenant-chat-font, inherit);
    font-size: var(--tenant-chat-font-size, 14px);
    line-height: 1.43;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
    --tc-inset-block: var(--tenant-chat-inset-block, 24px);
    --tc-inset-inline: var(--tenant-chat-inset-inline, 24px);
  }
  :host([theme='light']) .root {
    color-scheme: light;
  }
  :host([theme='dark']) .root {
    color-scheme: dark;
  }
  :host([mode='inline']) .root {
    position: relative;
    z-index: 0;
    display: block;
    block-size: 100%;
    min-block-size: 320px;
  }
  .launcher,
  .again {
    all: unset;
    background: var(--tenant-chat-accent, #4f46e5);
    color: var(--tenant-chat-on-accent, #fff);
    color: var(--tenant-chat-on-accent, oklch(from var(--tenant-chat-accent, #4f46e5) clamp(0, (0.57 - l) * 1000, 1) 0 0));
    cursor: pointer;
    pointer-events: auto;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .launcher,
  .skeleton {
    position: absolute;
    inset-inline-end: var(--tc-inset-inline);
    display: grid;
    place-content: center;
    justify-items: center;
  }
  .launcher {
    inset-block-end: calc(var(--tc-inset-block) + env(safe-area-inset-bottom, 0px));
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    box-shadow: 0 0 0 1px #ffffff1f, 0 2px 6px #1018282e, 0 10px 24px -6px #1018285c;
    transition: transform 160ms cubic-bezier(0.2, 0, 0, 1);
  }
  .launcher:hover {
    transform: scale(1.05);
  }
  .launcher:active {
    transform: scale(0.97);
  }
  .again {
    padding: 8px 14px;
    border-radius: 7px;
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--tenant-chat-accent, #4f46e5);
    outline-offset: 3px;
  }
  :host([position$='start']) :is(.launcher, .skeleton) {
    inset-inline: var(--tc-inset-inline) auto;
  }
  :host([position^='top']) .launcher {
    inset-block: var(--tc-inset-block) auto;
  }
  :host([launcher='none']) .launcher,
  :host([mode='inline']) .launcher {
    display: none;
  }
  .said:only-child {
    opacity: 0;
  }
  svg {
    display: block;
    grid-area: 1 / 1;
    inline-size: 26px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition: transform 160ms cubic-bezier(0.2, 0, 0, 1), opacity 160ms;
  }
  .launcher[aria-expanded='false'] svg:last-of-type,
  .launcher[aria-expanded='true'] svg:first-of-type {
    opacity: 0;
    transform: rotate(-45deg) scale(0.6);
  }
  .badge,
  .online {
    position: absolute;
    box-sizing: border-box;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 5px;
    border-radius: 10px;
    background: #c81e3a;
    color: #fff;
    font-size: 11px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
    box-shadow: 0 0 0 2px light-dark(#fff, #17191e);
  }
  .badge {
    inset-block-start: -3px;
    inset-inline-end: -3px;
  }
  .badge:empty {
    min-inline-size: 12px;
    block-size: 12px;
    margin: 5px;
    padding: 0;
  }
  .online {
    inset-block-end: -2px;
    inset-inline-end: -2px;
    background: #15803d;
  }
  .skeleton {
    inset-block-end: calc(var(--tc-inset-block) + 72px);
    inline-size: var(--tenant-chat-width, 384px);
    block-size: min(var(--tenant-chat-height, 640px), 100dvh - 104px);
    border-radius: var(--tenant-chat-radius, 14px);
    background: linear-gradient(#8883, #8883) 0 56px / 100% 1px no-repeat, var(--tenant-chat-surface, light-dark(#fff, #17191e));
    color: var(--tenant-chat-text, light-dark(#16181d, #eceef2));
    box-shadow: 0 0 0 1px #8882, 0 16px 40px -8px #1018284d;
    pointer-events: auto;
  }
  :host([position^='top']) .skeleton {
    inset-block: calc(var(--tc-inset-block) + 72px) auto;
  }
  :host([launcher='none']) .skeleton {
    inset-block-end: var(--tc-inset-block);
  }
  :host([mode='inline']) .skeleton {
    inset: 0;
    inline-size: auto;
    block-size: auto;
    box-shadow: none;
  }
  @container (max-width: 639.98px) or (max-height: 479.98px) {
    :host(:not([mode='inline'])) .skeleton {
      inset: 0 !important;
      inline-size: auto;
      block-size: 100dvh;
      border-radius: 0;
    }
    :host(:not([mode='inline'])) .launcher[aria-expanded='true'] {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher,
    svg {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .launcher,
    .again,
    .badge,
    .online {
      border: 1px solid ButtonText;
    }
  }
`;

let sheet: CSSStyleSheet | null = null;

/** One constructed sheet for every element of the page: style-src of a strict policy does not concern it. */
export function launcherSheet(): CSSStyleSheet {
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(rules);
  return sheet;
}
