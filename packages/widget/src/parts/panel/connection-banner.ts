import { msg } from '@lit/localize';
import type { State } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';

/** Shorter interruptions are not told. */
const TELL_AFTER_MS = 5_000;

/** Kept by the panel between drawings. */
export interface BannerWait {
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** How long to wait before telling; 0: now; null: there is nothing to tell. */
export function bannerDelay({ status, lost_at }: State['connection'], now: number): number | null {
  if (status === 'offline') return 0;
  if (status !== 'connecting' || lost_at === null) return null;
  return Math.max(0, lost_at + TELL_AFTER_MS - now);
}

/** One line below the tabs while there is no connection; `again` is called when it is time to tell. */
export function connectionBanner(state: State | null, wait: BannerWait, again: () => void): TemplateResult {
  clearTimeout(wait.timer);
  // Who could not be signed in is told that, in the place of everything.
  const delay = !state || state.session.status === 'refused' ? null : bannerDelay(state.connection, Date.now());
  if (delay !== null && delay > 0) wait.timer = setTimeout(again, delay);
  const text = delay !== 0 ? nothing : state?.connection.status === 'offline' ? msg('You are offline. Messages will be sent when you are back online.') : msg('Connecting…');
  return html`<div class="banner" part="banner" role="status" ?hidden=${text === nothing}>${text}</div>`;
}
