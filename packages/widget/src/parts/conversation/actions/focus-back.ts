import type { LitElement } from 'lit';

/** To what was pressed, or its row; where that is gone, to the messages. */
export function focusBack(back: HTMLElement | null, host: LitElement): void {
  const place = back?.isConnected ? back : host.renderRoot.querySelector<HTMLElement>('.messages');
  place?.focus({ preventScroll: true });
}
