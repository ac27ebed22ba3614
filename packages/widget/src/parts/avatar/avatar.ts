import type { Presence } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { colourOf, initials } from './initials.js';

const COLOURS = 8;

export interface AvatarOf {
  /** Decides the colour. */
  readonly id: string;
  readonly name: string;
  readonly avatar_url?: string | null;
  /** Draws the dot; the words for it belong to the row. */
  readonly status?: Presence['status'] | null;
  readonly is_group?: boolean;
  /** Chosen; null: by the id. */
  readonly colour?: number | null;
}

/** A picture, or the initials on a colour of their own; people are round, groups are not. A template, not an element: lists hold hundreds. Needs `avatarStyles`. */
export function avatar({ id, name, avatar_url, status, is_group, colour }: AvatarOf): TemplateResult {
  return html`<span class="avatar${is_group ? ' group' : ''} colour-${colour ?? colourOf(id, COLOURS)}" part="avatar" aria-hidden="true">
    <span>${initials(name)}</span>
    ${avatar_url
      ? html`<img src=${avatar_url} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${hide} @load=${show} />`
      : nothing}
    ${status === 'online' || status === 'away' ? html`<span class="dot ${status}"></span>` : nothing}
  </span>`;
}

/** What does not load leaves the initials to be seen. */
const hide = (event: Event): void => {
  (event.target as HTMLImageElement).hidden = true;
};
const show = (event: Event): void => {
  (event.target as HTMLImageElement).hidden = false;
};
