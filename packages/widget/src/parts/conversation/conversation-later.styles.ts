import { css } from 'lit';

/** What a conversation shows only after its first paint. */
export const conversationLaterStyles = css`
  .error {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 8px 4px 16px;
    border-block-end: 1px solid var(--tc-border);
    background: color-mix(in oklab, var(--tc-danger) 10%, var(--tc-surface));
    color: var(--tc-text);
  }
  .error span {
    flex: 1;
  }
  /* Where a host gave its own bubbles another ink, what is said there in the accent follows it. */
  .mine .bubble {
    --tc-accent-ink: var(--tenant-chat-bubble-own-text, inherit);
  }
  .pane > .notice:not(:has(+ .unsent)) {
    block-size: 100%;
  }
  .unsent {
    display: grid;
    gap: 8px;
    padding: 16px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .unsent textarea {
    padding: 8px 12px;
    border-radius: var(--tc-radius-medium);
    background: var(--tc-sunken);
    color: var(--tc-text);
    resize: none;
  }
  .start:has(.notice) {
    display: grid;
    flex: 1;
  }
  .day button {
    padding-inline: 10px;
    border-radius: 12px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 500;
    line-height: 18px;
  }
  @media (pointer: coarse) {
    .day button {
      position: relative;
    }
    /* A finger has the space around it too. */
    .day button::after {
      position: absolute;
      inset: -10px 0;
      content: '';
    }
  }
  .day button:hover {
    background: var(--tc-hover);
    color: var(--tc-text);
  }
  .row:focus-visible {
    outline-offset: -1px;
  }
  .failed,
  .waiting {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0 10px;
    max-inline-size: 80%;
    padding: 3px 4px 0;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
  }
  .tick[data-state='failed'],
  .failed span {
    color: var(--tc-danger);
  }
  .failed button,
  .link {
    min-inline-size: 24px;
    min-block-size: max(24px, calc(var(--tc-target) - 8px));
    color: var(--tc-accent-ink);
    font-weight: 600;
  }
  .link,
  .failed button:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  /* What floats over the messages stays below dialogs. */
  :host {
    isolation: isolate;
  }
  .jump {
    position: absolute;
    inset-inline-end: 16px;
    z-index: 1;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-inline-size: 36px;
    block-size: 36px;
    padding-inline: 8px;
    border-radius: 18px;
    background: var(--tc-raised);
    color: var(--tc-text-muted);
    box-shadow: var(--tc-shadow-menu);
    font-size: var(--tc-font-size-small);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    animation: tenant-chat-rise var(--tc-motion);
  }
  .jump.down,
  .jump.back {
    inset-block-end: 8px;
  }
  .jump.up {
    inset-block-start: 8px;
  }
  .jump.back {
    inset-inline: 16px auto;
    padding-inline: 6px 14px;
    color: var(--tc-text);
  }
  .jump.back svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .row[data-found] .bubble {
    animation: tenant-chat-found 1.5s ease-in;
  }
  @keyframes tenant-chat-found {
    0%,
    70% {
      box-shadow: 0 0 0 3px var(--tc-accent);
    }
  }
  .jump.up svg {
    transform: scaleY(-1);
  }
  .jump.news {
    padding-inline: 10px 14px;
    background: var(--tc-accent);
    color: var(--tc-on-accent);
  }
  .jump svg {
    inline-size: 18px;
    block-size: 18px;
  }
  @keyframes tenant-chat-rise {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
  .typing span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .dots,
  .older.loading {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .dots i,
  .older i {
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
    animation: tenant-chat-dot 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2),
  .older i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3),
  .older i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes tenant-chat-dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  .messages {
    overscroll-behavior: contain;
    scrollbar-color: var(--tc-pressed) transparent;
  }
  .row {
    scroll-margin-block: 12px;
    -webkit-user-select: text;
    user-select: text;
  }
  .meta {
    -webkit-user-select: none;
    user-select: none;
  }
  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 18px;
    overflow: hidden;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    white-space: nowrap;
  }
  .tick[data-state='read'] svg {
    stroke-width: 2.25;
  }
  .composer textarea:placeholder-shown {
    direction: inherit;
  }
  .note {
    padding: 2px 6px 6px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .note.wrong {
    color: var(--tc-danger);
  }
  @media (prefers-reduced-motion: reduce) {
    .jump,
    .dots i,
    .older i {
      animation: none;
    }
    .dots i,
    .older i {
      opacity: 0.7;
    }
    .row[data-found] .bubble {
      box-shadow: 0 0 0 3px var(--tc-accent);
      animation: none;
    }
  }
  .reaction span:first-child,
  .emoji .text {
    font-variant-emoji: emoji;
  }
  @media (forced-colors: active) {
    .unread::before,
    .unread::after {
      background: CanvasText;
    }
    .bubble,
    .field {
      border: 1px solid CanvasText;
    }
    .mine .bubble {
      border-color: Highlight;
    }
    .bubble.emoji,
    .system .bubble {
      border: 0;
    }
    .field:focus-within {
      outline: 2px solid Highlight;
    }
    .jump {
      border: 1px solid ButtonText;
    }
  }
`;
