import type { OperationInput } from '@tenant-chat/protocol/schemas';
import type { ChatClient } from '../client-interface.js';
import { hasNewer, hasOlder, placeOf, stretch } from '../state/select/stretch.js';
import type { ConversationState } from '../state/shape.js';

/** Where a window goes: to a message by its id or its number, or to the first one at or after an instant (ISO 8601). */
export type WindowTarget = { readonly message_id: string } | { readonly seq: number } | { readonly at: string };

/** A message where a window stands. */
export interface Place {
  readonly id: string;
  readonly seq: number;
}

/** An answer that came too late (a reset in between) is asked for again so often. */
const ATTEMPTS = 3;
/** A conversation of which more is held is trimmed to what its windows show (SPEC.md R29). */
const HELD_MAX = 2_000;
/** So many on either side of a window's place stay, and so many of the newest. */
const AROUND = 700;
const NEWEST = 50;

type Page = Omit<OperationInput<'list_messages'>, 'conversation_id'>;

/** Open windows: what they show is not trimmed. */
const windows = new WeakMap<ChatClient, Set<MessageWindow>>();

/** Opens a window at the end of a conversation; `close` it when it is shown no more. */
export function openWindow(client: ChatClient, conversation_id: string): MessageWindow {
  const opened = windows.get(client) ?? new Set();
  windows.set(client, opened);
  return new MessageWindow(client, conversation_id, opened);
}

/**
 * What one list shows of a conversation: the messages held without a hole around its place. It loads the pages at both ends, and goes
 * elsewhere. Rejects with ApiError (`message_not_found`, `unavailable`).
 */
export class MessageWindow {
  readonly #client: ChatClient;
  readonly #conversation_id: string;
  readonly #opened: Set<MessageWindow>;
  readonly #loading = new Map<'older' | 'newer', Promise<boolean>>();
  #place: Place | null = null;

  constructor(client: ChatClient, conversation_id: string, opened: Set<MessageWindow>) {
    this.#client = client;
    this.#conversation_id = conversation_id;
    this.#opened = opened;
    opened.add(this);
  }

  /** null: at the end. */
  get place(): Place | null {
    return this.#place;
  }

  /** Whether its place is not held any more (a reset forgot it): what is shown is the end. */
  get is_lost(): boolean {
    const { messages } = this.#conversation ?? {};
    return messages !== undefined && this.#seq !== null && messages[placeOf(messages, this.#seq)]?.seq !== this.#seq;
  }

  /** Says where the reader is, in what is shown now; null: follows the end. */
  moveTo(place: Place | null): void {
    this.#place = place;
  }

  /** Loads the page before the first message shown; resolves whether there are older ones still. One at a time. */
  loadOlder(): Promise<boolean> {
    return this.#once('older', (held) => hasOlder(held, this.#seq), (shown) => ({ ...(shown[0] && { before_id: shown[0].id }) }));
  }

  /** Loads the page after the last message shown; resolves whether there are newer ones still. One at a time. */
  loadNewer(): Promise<boolean> {
    return this.#once('newer', (held) => hasNewer(held, this.#seq), (shown) => ({ ...(shown.at(-1) && { since_id: shown.at(-1)?.id }) }) as Page);
  }

  /** Goes to a message or an instant, loading what is around it unless it is held; resolves where it stands now. */
  async loadAround(target: WindowTarget): Promise<Place | null> {
    const place = this.#held(target) ?? (await this.#loaded(target));
    if (place) this.#place = place;
    this.#trim();
    return place;
  }

  close(): void {
    this.#opened.delete(this);
    this.#trim();
  }

  get #conversation(): ConversationState | undefined {
    return this.#client.state.conversations.get(this.#conversation_id);
  }

  get #seq(): number | null {
    return this.#place?.seq ?? null;
  }

  #once(side: 'older' | 'newer', hasMore: (held: ConversationState) => boolean, pageOf: (shown: ConversationState['messages']) => Page): Promise<boolean> {
    const loading = this.#loading.get(side) ?? this.#page(hasMore, pageOf).finally(() => this.#loading.delete(side));
    this.#loading.set(side, loading);
    return loading;
  }

  async #page(hasMore: (held: ConversationState) => boolean, pageOf: (shown: ConversationState['messages']) => Page): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const held = this.#conversation;
      if (!held || !hasMore(held)) return false;
      const page = await this.#ask(pageOf(stretch(held.messages, this.#seq)));
      if (page === null) continue;
      this.#trim();
      return this.#conversation !== undefined && hasMore(this.#conversation) && page.has_more;
    }
    return true;
  }

  /** null: the answer was void, because of what happened meanwhile (SPEC.md F11). */
  async #ask(page: Page): Promise<{ readonly has_more: boolean; readonly messages: readonly Place[] } | null> {
    const answer = await this.#client.call('list_messages', { conversation_id: this.#conversation_id, ...page });
    const [first] = answer.messages;
    const is_put = first === undefined || this.#conversation?.messages.some(({ id }) => id === first.id) === true;
    return is_put ? answer : null;
  }

  /** The message of the target where it can be told from what is held alone. */
  #held(target: WindowTarget): Place | undefined {
    const held = this.#conversation;
    if (!held) return undefined;
    const { messages } = held;
    if ('message_id' in target) return messages.find(({ id }) => id === target.message_id);
    if ('seq' in target) return messages.find(({ seq }) => seq === target.seq);
    const at = Date.parse(target.at);
    const index = messages.findIndex(({ created_at }) => Date.parse(created_at) >= at);
    const found = messages[index];
    // Only if the one before is held as well, or there is none for this person, no other can be the first.
    return found && (messages[index - 1]?.seq === found.seq - 1 || !hasOlder(held, found.seq)) ? found : undefined;
  }

  async #loaded(target: WindowTarget): Promise<Place | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await this.#ask('message_id' in target ? { around_id: target.message_id } : 'seq' in target ? { around_seq: target.seq } : { around_at: target.at });
      if (answer) return this.#held(target) ?? answer.messages.at('at' in target ? -1 : 0) ?? null;
    }
    return null;
  }

  #trim(): void {
    const messages = this.#conversation?.messages ?? [];
    const newest = messages.at(-1)?.seq ?? 0;
    if (messages.length <= HELD_MAX) return;
    const places = [...this.#opened].filter((each) => each.#conversation_id === this.#conversation_id).map((each) => each.#seq ?? newest);
    const around = places.map((seq) => [seq - AROUND, seq + AROUND] as const);
    this.#client.trim(this.#conversation_id, [...around, [newest - NEWEST + 1, newest]]);
  }
}
