import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';

/** What the field is for, besides a new message. */
export interface ComposerMode {
  readonly kind: 'reply' | 'edit';
  readonly message: Message;
}

const PREVIEW_LENGTH = 160;

/** Stands above the field: what is answered or changed, and the way back. */
export function modeBar({ kind, message }: ComposerMode, client: ChatClient, text: string, cancel: () => void): TemplateResult {
  const author = client.state.users.get(message.sender_id)?.name ?? '';
  const title = kind === 'edit' ? msg('Edit message') : msg(str`Reply to ${author}`);
  return html`<div class="mode" part="composer-mode" data-message=${message.id}>
    <div class="mode-lines"><span class="mode-title">${title}</span><span class="mode-text" dir="auto">${text.slice(0, PREVIEW_LENGTH)}</span></div>
    <button type="button" class="icon-button" part="composer-mode-cancel" aria-label=${kind === 'edit' ? msg('Cancel editing') : msg('Cancel reply')} @click=${cancel}>${icons.close}</button>
  </div>`;
}

/** Esc in an answer or an edit leaves it; ↑ in an empty field edits the last message of one's own. Whether the key was one of these. */
export function modeByKey(event: KeyboardEvent, mode: ComposerMode | null, { conversation, me }: { readonly conversation: ConversationState; readonly me: string }, setMode: (mode: ComposerMode | null) => void): boolean {
  if (event.isComposing) return false;
  if (mode) {
    if (event.key !== 'Escape') return false;
    setMode(null);
    return true;
  }
  if (event.key !== 'ArrowUp' || (event.target as HTMLTextAreaElement).value !== '' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
  const message = conversation.messages.findLast(({ sender_id, kind, deleted_at }) => sender_id === me && kind === 'text' && deleted_at === null);
  if (message) setMode({ kind: 'edit', message });
  return message !== undefined;
}
