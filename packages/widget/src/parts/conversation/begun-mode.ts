import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { modeOf, setMode } from './begun-modes.js';
import type { ComposerMode, ModeOf } from './composer-mode.js';
import { errorWords } from './error-words.js';
import { latestMessage } from './latest-message.js';

const PREVIEW_LENGTH = 160;

/** An answer or an edit that the person has begun. */
export class BegunMode implements ComposerMode {
  readonly kind: 'reply' | 'edit';
  readonly message: Message;
  text: string | null = null;
  error = '';
  is_saving = false;
  behind: ComposerMode | undefined;

  constructor(kind: 'reply' | 'edit', message: Message) {
    this.kind = kind;
    this.message = message;
  }

  bar(client: ChatClient, textOf: (content: string) => string, cancel: () => void): TemplateResult {
    const { kind, message: { id, sender_id } } = this;
    const { content, deleted_at } = latestMessage(client, this.message);
    const author = client.state.users.get(sender_id)?.name ?? '';
    const title = kind === 'edit' ? msg('Edit message') : msg(str`Reply to ${author}`);
    const text = deleted_at === null ? textOf(content).slice(0, PREVIEW_LENGTH) : msg('This message was deleted');
    return html`<div class="mode" part="composer-mode" data-message=${id}>
      <div class="mode-lines"><span class="mode-title">${title}</span><span class="mode-text" dir="auto">${text}</span></div>
      <button type="button" class="icon-button" part="composer-mode-cancel" aria-label=${kind === 'edit' ? msg('Cancel editing') : msg('Cancel reply')} @click=${cancel}>${icons.close}</button>
    </div>`;
  }

  async save(of: ModeOf, content: string): Promise<void> {
    const { conversation_id, id: message_id } = this.message;
    this.is_saving = true;
    try {
      if (content !== this.message.content) await of.client.call('edit_message', { conversation_id, message_id, content });
      if (modeOf(of) === this) setMode(of, null);
    } catch (error) {
      this.error = errorWords(error);
    } finally {
      this.is_saving = false;
    }
  }
}

/** The last message of one's own that can be seen, to be edited. */
export function editLast({ messages, preference }: ConversationState, me: string): BegunMode | null {
  const message = messages.findLast(({ sender_id, kind, deleted_at, seq }) =>
    sender_id === me && kind === 'text' && deleted_at === null && !preference?.hidden_seqs.includes(seq));
  return message ? new BegunMode('edit', message) : null;
}
