import { msg } from '@lit/localize';
import { isArchived, type ConversationState } from '@tenant-chat/client';
import { html, type TemplateResult } from 'lit';
import { formatsIfMade } from '../../../locales/formats.js';
import { icons } from '../../../theme/icons.js';
import { moreIcons } from '../../../theme/more-icons.js';
import { conversationIcons } from '../conversation-icons.js';
import type { PreferenceChange } from '../preferences/change-preference.js';
import { askMute, askNotify } from '../preferences/preference-menus.js';
import { muteWords, notifyLevel, notifyWords } from '../preferences/preference-words.js';

export interface SettingsOf {
  readonly root: ParentNode;
  readonly conversation: ConversationState;
  readonly change: (change: PreferenceChange) => Promise<unknown>;
  /** Shows what is pinned; the focus comes back to the button. */
  readonly openPins: (button: HTMLElement) => void;
}

const next = html`<span class="next">${conversationIcons.next}</span>`;

/** What is pinned, and what I have set for this conversation, for me alone. */
export function conversationSettings({ root, conversation, change, openPins }: SettingsOf): TemplateResult {
  const muted = muteWords(conversation, formatsIfMade(), Date.now());
  const ask = async (event: Event, choose: (button: HTMLElement) => Promise<PreferenceChange | null>): Promise<void> => {
    const picked = await choose(event.currentTarget as HTMLElement);
    if (picked) await change(picked);
  };
  return html`<div class="settings">
    <button type="button" class="row choice" part="details-pins" @click=${(event: Event) => openPins(event.currentTarget as HTMLElement)}>
      ${icons.pin}<span class="lines"><span class="name">${msg('Pinned messages')}</span></span>${next}</button>
    <button type="button" class="row choice" part="details-notify" aria-haspopup="menu" @click=${(event: Event) => void ask(event, (button) => askNotify(root, button, conversation))}>
      ${conversationIcons.bell_rings}<span class="lines"><span class="name">${msg('Notify me')}</span><span class="sub">${notifyWords[notifyLevel(conversation)]()}</span></span>${next}</button>
    <button type="button" class="row choice" part="details-mute" aria-haspopup="menu" @click=${(event: Event) => void ask(event, (button) => askMute(root, button, muted !== null))}>
      ${icons.mute}<span class="lines"><span class="name">${msg('Mute')}</span><span class="sub">${muted ?? msg('Off')}</span></span>${next}</button>
    <label class="row choice" part="details-top">${conversationIcons.top}${toggle(msg('Pin to the top'), conversation.preference?.pinned_at != null, (is_on) => change(is_on ? 'pin' : 'unpin'))}</label>
    <label class="row choice" part="details-archive">${moreIcons.archive}${toggle(msg('Archive'), isArchived(conversation), (is_on) => change(is_on ? 'archive' : 'unarchive'))}</label>
  </div>`;
}

/** On when the server says so: until then, and when it refuses, it is as it was. */
function toggle(label: string, is_on: boolean, set: (is_on: boolean) => Promise<unknown>): TemplateResult {
  const press = (event: Event): void => {
    event.preventDefault();
    void set(!is_on);
  };
  return html`<span class="lines"><span class="name">${label}</span></span><input type="checkbox" .checked=${is_on} @click=${press} />`;
}
