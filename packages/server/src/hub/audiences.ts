import type { Subscriber } from './subscriber.js';

const NOBODY: ReadonlySet<Subscriber> = new Set();

/** Who listens on this node: live subscribers by conversation, and all of them by person. */
export class Audiences {
  readonly #live = new Set<Subscriber>();
  readonly #byConversation = new Map<string, Set<Subscriber>>();
  readonly #byUser = new Map<string, Set<Subscriber>>();

  add(subscriber: Subscriber): void {
    this.#live.add(subscriber);
    put(this.#byUser, subscriber.session.user_id, subscriber);
    for (const conversation_id of subscriber.memberships.keys()) put(this.#byConversation, conversation_id, subscriber);
  }

  remove(subscriber: Subscriber): void {
    if (!this.#live.delete(subscriber)) return;
    take(this.#byUser, subscriber.session.user_id, subscriber);
    for (const conversation_id of subscriber.memberships.keys()) take(this.#byConversation, conversation_id, subscriber);
  }

  /** The person left this conversation. */
  forget(subscriber: Subscriber, conversation_id: string): void {
    subscriber.memberships.delete(conversation_id);
    take(this.#byConversation, conversation_id, subscriber);
  }

  live(): ReadonlySet<Subscriber> {
    return this.#live;
  }

  ofConversation(conversation_id: string): ReadonlySet<Subscriber> {
    return this.#byConversation.get(conversation_id) ?? NOBODY;
  }

  /** A copy: catching up takes subscribers out while it is walked. */
  ofUser(user_id: string): readonly Subscriber[] {
    return [...(this.#byUser.get(user_id) ?? NOBODY)];
  }
}

function put(index: Map<string, Set<Subscriber>>, key: string, subscriber: Subscriber): void {
  const found = index.get(key);
  if (found === undefined) index.set(key, new Set([subscriber]));
  else found.add(subscriber);
}

function take(index: Map<string, Set<Subscriber>>, key: string, subscriber: Subscriber): void {
  const found = index.get(key);
  found?.delete(subscriber);
  if (found?.size === 0) index.delete(key);
}
