import { msg, str } from '@lit/localize';
import { isMuted, otherUserId, type ConversationState, type State } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { avatar } from '../avatar/avatar.js';
import { laterIfLoaded } from '../load-later.js';
import { presenceText } from '../presence-text.js';
import { pluralOf } from '../unread-text.js';

export interface HeaderView {
  readonly state: State;
  readonly conversation: ConversationState;
  readonly me: string;
  readonly title: string;
  readonly narrow: boolean;
  readonly back: () => void;
}

/** Who or what the conversation is, and what can be done with it: the pane hears the presses. */
export function conversationHeader(view: HeaderView): TemplateResult {
  const { title, narrow } = view;
  const more = msg('More actions');
  return html`<header class="head" part="conversation-header">
    ${narrow ? backButton(view.back) : nothing}
    <button type="button" class="who" part="details-button" aria-label=${msg(str`${title}: details`)} data-action="details">${who(view)}</button>
    <button type="button" class="icon-button" part="menu-button" aria-label=${more} title=${more} aria-haspopup="menu" data-action="conversation-menu">${icons.more}</button>
  </header>`;
}

export function backButton(back: () => void): TemplateResult {
  return html`<button type="button" class="icon-button back" part="back" aria-label=${msg('Back to the list')} @click=${back}>${icons.back}</button>`;
}

function who({ state, conversation, me, title }: HeaderView): TemplateResult {
  const other = otherUserId(conversation, me);
  const presence = other === null ? undefined : state.presence.get(other);
  const is_group = conversation.row.kind === 'group';
  return html`${avatar({ id: other ?? conversation.row.id, name: title, avatar_url: state.users.get(other ?? '')?.avatar_url ?? null, status: presence?.status ?? null, is_group, colour: conversation.row.colour })}
    <span class="titles">
      <span class="title-line"><span class="title" role="heading" aria-level="2" dir="auto">${title}</span
        >${isMuted(conversation, Date.now()) ? html`<span class="muted" role="img" aria-label=${msg('Muted')}>${icons.mute}</span>` : nothing}</span>
      <span class="subtitle">${is_group ? peopleText(conversation.row.participant_count) : presence && (laterIfLoaded()?.lastSeen(presence) ?? presenceText(presence.status))}</span>
    </span>`;
}

function peopleText(count: number): string {
  return pluralOf(count) === 'one' ? msg('1 person') : msg(str`${count} people`);
}
