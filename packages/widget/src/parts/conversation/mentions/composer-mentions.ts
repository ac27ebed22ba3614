import { msg } from '@lit/localize';
import type { ChatClient, ConversationState, SessionState } from '@tenant-chat/client';
import { loadMentions } from './load-mentions.js';
import type { MentionList } from './mention-list.js';
import type { MentionQuery } from './mention-query.js';
import { decodeMentions, encodeMentions, type Mentionable } from './mention-text.js';

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

/**
 * By person and conversation, who was picked or stands in a message that is edited, by name: two people may have one name, and of a crowd
 * nobody is known here. Drafts wait for her to come back.
 */
const meantOf = new WeakMap<SessionState, Map<string, Map<string, Mentionable>>>();

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
    this.#list?.close();
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
        insert: (query, person) => this.#insert(query, person),
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
    return encodeMentions(text, [...this.#meant(view).values(), ...people, ...all]);
  }

  /** As it is read and written. */
  decode(content: string): string {
    return decodeMentions(content, (id) => {
      const view = this.#parts.view();
      const name = id === 'all' ? everybody() : view?.client.state.users.get(id)?.name;
      if (view && name) this.#meant(view).set(name, { id, name });
      return name ?? '';
    });
  }

  #meant({ client, conversation }: WrittenIn): Map<string, Mentionable> {
    const { session } = client.state;
    const all = meantOf.get(session) ?? new Map<string, Map<string, Mentionable>>();
    const meant = all.get(conversation.row.id) ?? new Map<string, Mentionable>();
    meantOf.set(session, all.set(conversation.row.id, meant));
    return meant;
  }

  #insert({ from, text: query }: MentionQuery, person: Mentionable): void {
    const [field, view] = [this.#parts.field(), this.#parts.view()];
    if (!field || !view) return;
    this.#meant(view).set(person.name, person);
    field.setRangeText(`@${person.name} `, from, from + 1 + query.length, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** How everybody is called after an `@`. */
function everybody(): string {
  return msg('all');
}
