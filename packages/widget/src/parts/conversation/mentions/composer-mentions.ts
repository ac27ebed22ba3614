import { msg } from '@lit/localize';
import type { ChatClient, ConversationState, SessionState } from '@tenant-chat/client';
import type { CompletionList } from '../completions/completion-list.js';
import { loadCompletions } from '../completions/load-completions.js';
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

/** Who was picked while she was outside has been added. */
export function meanInside({ state: { session } }: ChatClient, conversation_id: string, id: string): void {
  const meant = meantOf.get(session)?.get(conversation_id);
  for (const { name } of [...(meant?.values() ?? [])].filter((person) => person.id === id)) meant?.set(name, { id, name });
}

type CreateList = Awaited<ReturnType<typeof loadCompletions>>['createCompletionList'];

/** What may be completed. */
const BEGINNING = /@|:\p{L}/u;

/** Who is meant in the field: names for the person, tokens for everybody else. What completes it comes with the first `@`, or word behind a `:`. */
export class ComposerMentions {
  readonly #parts: ComposerMentionsParts;
  #list: CompletionList | null = null;

  constructor(parts: ComposerMentionsParts) {
    this.#parts = parts;
  }

  get list(): CompletionList | null {
    return this.#list;
  }

  forget(): void {
    this.#list?.close();
  }

  /** The text or the caret moved. Once the list is here it follows before the next key. */
  async follow(field: HTMLTextAreaElement): Promise<void> {
    if (!this.#list) {
      if (!BEGINNING.test(field.value)) return;
      try {
        const { createCompletionList } = await loadCompletions();
        this.#list ??= this.#create(createCompletionList, field);
      } catch {
        return; // It did not load: the next letter asks again, and what is written stays what it is.
      }
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
    // Who is outside is told of nothing, and readers may not know whom a token would mean: she is named in words.
    const picked = [...this.#meant(view).values()].filter(({ id, is_outside }) => !is_outside || conversation.participants.get(id)?.left_at === null);
    return encodeMentions(text, [...picked, ...people, ...all]);
  }

  /** As it is read and written. */
  decode(content: string): string {
    return decodeMentions(content, (id) => {
      const view = this.#parts.view();
      const name = id === 'all' ? everybody() : view?.client.state.users.get(id)?.name;
      if (name) this.mean({ id, name });
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

  #create(create: CreateList, field: HTMLTextAreaElement): CompletionList {
    return create(field.getRootNode() as ShadowRoot, { // every part of ours has one
      search: () => {
        const view = this.#parts.view();
        return view && { ...view, everybody: everybody() };
      },
      client: () => this.#parts.view()?.client ?? null,
      field: this.#parts.field,
      redraw: this.#parts.redraw,
      mean: (person) => this.mean(person),
      onOutsider: this.#parts.onOutsider,
    });
  }

  /** Her name stands for her from now on. */
  mean(person: Mentionable): void {
    const view = this.#parts.view();
    if (view) this.#meant(view).set(person.name, person);
  }
}

/** How everybody is called after an `@`. */
function everybody(): string {
  return msg('all');
}
