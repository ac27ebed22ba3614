import { msg } from '@lit/localize';
import type { ChatClient, ConversationState } from '@tenant-chat/client';
import { loadMentions } from './load-mentions.js';
import type { MentionList } from './mention-list.js';
import { decodeMentions, encodeMentions, type Mentionable, type MentionQuery } from './mention-text.js';

/** The conversation in which somebody writes. */
export interface WrittenIn {
  readonly client: ChatClient;
  readonly conversation: ConversationState;
  readonly me: string;
}

export interface ComposerMentionsParts {
  readonly view: () => WrittenIn | null;
  readonly field: () => HTMLTextAreaElement | null;
  readonly redraw: () => void;
  readonly onOutsider: (person: Mentionable) => void;
}

/** Who is meant in the field: names for the person, tokens for everybody else. The list of people comes with the first `@`. */
export class ComposerMentions {
  readonly #parts: ComposerMentionsParts;
  #list: MentionList | null = null;

  constructor(parts: ComposerMentionsParts) {
    this.#parts = parts;
  }

  get list(): MentionList | null {
    return this.#list;
  }

  forget(): void {
    this.#list?.forget();
  }

  /** The text or the caret moved. */
  async follow(field: HTMLTextAreaElement): Promise<void> {
    if (!this.#list && !field.value.includes('@')) return;
    try {
      const { MentionList } = await loadMentions();
      this.#list ??= new MentionList(field.getRootNode() as ShadowRoot, { // every part of ours has one
        search: () => {
          const view = this.#parts.view();
          return view && { ...view, everybody: everybody() };
        },
        redraw: this.#parts.redraw,
        insert: (query, text) => this.#insert(query, text),
        onOutsider: this.#parts.onOutsider,
      });
    } catch {
      return; // It did not load: the next `@` asks again, and what is written stays what it is.
    }
    this.#list.follow(field.value, field.selectionStart);
  }

  /** As it is sent. */
  encode(text: string): string {
    const view = this.#parts.view();
    if (!view || !text.includes('@')) return text;
    const { client, conversation } = view;
    const people = [...conversation.participants.values()].filter(({ left_at }) => left_at === null).flatMap(({ user_id }) => client.state.users.get(user_id) ?? []);
    const all = conversation.row.kind === 'group' ? [{ id: 'all', name: everybody() }] : [];
    return encodeMentions(text, [...(this.#list?.picked ?? []), ...people, ...all]);
  }

  /** As it is read and written. */
  decode(content: string): string {
    return decodeMentions(content, (id) => (id === 'all' ? everybody() : (this.#parts.view()?.client.state.users.get(id)?.name ?? '')));
  }

  #insert({ from, text: query }: MentionQuery, text: string): void {
    const field = this.#parts.field();
    if (!field) return;
    field.setRangeText(text, from, from + 1 + query.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** How everybody is called after an `@`. */
function everybody(): string {
  return msg('all');
}
