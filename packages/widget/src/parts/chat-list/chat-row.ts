import { msg } from '@lit/localize';
import { typingUserIds, type ConversationSummary, type State } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../locales/formats.js';
import { icons } from '../../theme/icons.js';
import { avatar } from '../avatar/avatar.js';
import { badge } from '../badge/badge.js';
import { presenceText } from '../presence-text.js';
import { unreadText } from '../unread-text.js';
import { previewOf, type Preview, type Words } from './preview-text.js';

/** A preview is one line: more of a long message is never seen. */
const PREVIEW_LENGTH = 160;

/** Made by rowMenuButton, once that is loaded. */
export interface RowMenu {
  readonly open: (event: Event) => void;
  readonly button: TemplateResult;
}

export interface ChatRow {
  readonly summary: ConversationSummary;
  readonly state: State;
  readonly me: string;
  readonly formats: Formats | null;
  /** null during the first paint. */
  readonly words: Words | null;
  readonly is_selected: boolean;
  /** The one row of the list that Tab reaches. */
  readonly is_reachable: boolean;
  readonly pick: (conversation_id: string) => void;
  /** The row's second button, and what a context menu does; null: it has none. */
  readonly menu: RowMenu | null;
}

/** A conversation in a list: one press opens it, the second button (hover, touch, context menu) tells what can be done. */
export function chatRow({ summary, state, me, formats, words, is_selected, is_reachable, pick, menu }: ChatRow): TemplateResult {
  const { id, title, unread, muted, last_at } = summary;
  const now = Date.now();
  const conversation = state.conversations.get(id);
  const preview = previewOf(state, summary, me, conversation ? typingUserIds(conversation, now, me) : [], words);
  const name = title || msg('Conversation');
  const reach = is_reachable ? 0 : -1;
  return html`<li class="row ${unread > 0 && !muted ? 'unread' : ''} ${is_selected ? 'selected' : ''}" data-id=${id} @contextmenu=${menu?.open}>
    <button type="button" class="open" part="row" tabindex=${reach} aria-current=${is_selected ? 'true' : nothing} @click=${() => pick(id)}>
      ${rowAvatar(summary, state)}
      <span class="lines">
        <span class="line">
          <span class="title" part="row-title"><bdi>${name}</bdi></span>
          <span class="visually-hidden">${rowWords(summary, state)}</span>
          ${last_at === null ? nothing : html`<time part="row-time" datetime=${last_at} title=${formats?.full(last_at) ?? nothing}><bdi>${formats?.brief(last_at, now) ?? ''}</bdi></time>`}
        </span>
        <span class="line">
          ${previewLine(preview)}
          ${muted ? html`<span class="glyph" part="row-mute">${icons.mute}</span>` : nothing}
          ${unread > 0 ? badge({ count: unread, muted_only: muted }, 'row-unread') : nothing}
        </span>
      </span>
    </button>
    ${menu?.button}
  </li>`;
}

function rowAvatar({ id, kind, title, other_user_id }: ConversationSummary, state: State): TemplateResult {
  const other = other_user_id === null ? undefined : state.users.get(other_user_id);
  const status = other_user_id === null ? null : (state.presence.get(other_user_id)?.status ?? null);
  return avatar({ id: other_user_id ?? id, name: title, avatar_url: other?.avatar_url ?? null, status, is_group: kind === 'group' });
}

/** What the pictures of the row say to who does not see them. */
function rowWords({ other_user_id, unread, muted }: ConversationSummary, state: State): string {
  const words: string[] = [];
  const status = other_user_id === null ? undefined : state.presence.get(other_user_id)?.status;
  if (status) words.push(presenceText(status));
  if (unread > 0) words.push(unreadText(unread));
  if (muted) words.push(msg('Muted'));
  return words.map((word) => `, ${word}`).join('');
}

function previewLine({ kind, before, text }: Preview): TemplateResult {
  return html`<span class="preview ${kind}" part="row-preview">${kind === 'unsent' ? html`<span class="glyph">${icons.clock}</span>` : nothing}${
    before ? html`<span class="before">${before}</span>` : nothing
  }<bdi>${text.length > PREVIEW_LENGTH ? text.slice(0, PREVIEW_LENGTH) : text}</bdi></span>`;
}
