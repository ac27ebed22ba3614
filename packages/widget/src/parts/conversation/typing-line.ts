import { msg, str } from '@lit/localize';
import { typingUserIds, type ConversationState, type State } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';

/** Kept by the pane between drawings. */
export interface TypingWait {
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Who is typing; `again` is called when the first of them has been silent for long enough. */
export function typingLine(state: State, conversation: ConversationState, me: string, wait: TypingWait, again: () => void): TemplateResult | typeof nothing {
  clearTimeout(wait.timer);
  const now = Date.now();
  const user_ids = typingUserIds(conversation, now, me);
  if (user_ids.length > 0) {
    const until = Math.min(...user_ids.map((user_id) => conversation.typing.get(user_id) ?? now));
    wait.timer = setTimeout(again, Math.max(50, until - now + 10));
  }
  const names = user_ids.map((user_id) => firstName(state.users.get(user_id)?.name ?? '')); // of a large group not everybody is known
  return names.length === 0 ? nothing : html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span>${typingWords(names)}</span>`;
}

/** @param names '': of somebody who is not known here */
export function typingWords(names: readonly string[]): string {
  const [one = '', two = ''] = names;
  if (names.length > 2 || (names.length === 2 && names.includes(''))) return msg('Several people are typing…');
  return names.length === 2 ? msg(str`${one} and ${two} are typing…`) : msg(str`${one || msg('Somebody')} is typing…`);
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
