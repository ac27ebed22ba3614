import type { Clock, Collection, Owner, PersonStorage, Storage } from '../ports.js';
import type { Room } from '../room.js';
import type { KeptConversation } from '../state/input.js';
import type { OutboxItem } from '../state/shape.js';
import type { Store } from '../store.js';
import { createDurableCopy, type DurableCopy } from '../keeping/durable-copy.js';

interface PersonParts {
  readonly clock: Clock;
  readonly server: string;
  readonly storage: Storage;
  readonly store: Store;
  /** How the host's last token names the person; '': it gave none; null: it has not answered yet. */
  readonly subject: () => string | null;
  /** Nothing is left here. @param owner null: nobody had come yet */
  readonly onWiped: (owner: Owner | null) => void;
}

/** Elements of several people may start on one page; whoever has not come by then is not here. */
const EVICT_AFTER_MS = 10_000;

/** Who is signed in here, and what this device keeps of that person. One person's things are never shown to another. */
export class Person implements Room {
  readonly #parts: PersonParts;
  #owner: Owner | null = null;
  #stored: Promise<PersonStorage | null> = Promise.resolve(null);
  #copy: DurableCopy | null = null;
  #isConfirmed = false;
  /** Nobody is connected: what is kept may be judged by others, and is asked for again by whoever connects. */
  #isResting = false;

  constructor(parts: PersonParts) {
    this.#parts = parts;
  }

  /** Where the person's things are; null: nobody is here, or there is no storage. */
  get stored(): Promise<PersonStorage | null> {
    return this.#stored;
  }

  /** The server says who it is. Returns whether another person was here before; everything of that one is gone then. */
  adopt(tenant_id: string, user_id: string): boolean {
    const former = this.#owner;
    const isOther = former !== null && (former.tenant_id !== tenant_id || former.user_id !== user_id);
    if (isOther) void this.wipe();
    if (this.#owner && !this.#isResting) this.#sayOpen(this.#owner);
    else void this.#open({ server: this.#parts.server, tenant_id, user_id, subject: this.#parts.subject() ?? '' }, ['outbox', 'draft']);
    this.#confirm();
    return isOther;
  }

  /** Nobody can be reached: shows what was kept of the one person who was here last, or of whom the host's token names. */
  async recall(): Promise<void> {
    const subject = this.#parts.subject();
    if (this.#owner && subject && subject !== this.#owner.subject) void this.wipe();
    if (this.#owner) return;
    const stored = this.#stored;
    const owner = await this.#kept();
    if (owner && stored === this.#stored) await this.#open(owner, ['outbox', 'draft', 'conversation']);
  }

  /** The person no longer counts as signed in at this page. What is kept stays. */
  rest(): void {
    if (!this.#owner || this.#isResting) return;
    this.#isResting = true;
    this.#isConfirmed = false;
    void this.#stored.then((storage) => storage?.close());
  }

  /** Writes down what changed. */
  changed(): void {
    this.#copy?.keep(this.#parts.store.state);
  }

  /** Deletes everything of this person, here and in the storage; of who has not come yet, what `recall` would show. */
  async wipe(): Promise<void> {
    const [owner, stored] = [this.#owner, this.#stored];
    this.#copy?.stop();
    this.#owner = this.#copy = null;
    this.#isConfirmed = this.#isResting = false;
    this.#stored = Promise.resolve(null);
    this.#parts.store.dispatch({ type: 'wiped' });
    this.#parts.onWiped(owner);
    const kept = owner ? null : await this.#kept();
    const storage = await (kept ? this.#parts.storage.open(kept).catch(() => null) : stored);
    await storage?.wipe().catch(() => {});
    storage?.close();
  }

  async #kept(): Promise<Owner | null | undefined> {
    const { server, storage, subject } = this.#parts;
    return storage.recall?.(server, subject()).catch(() => null);
  }

  async #open(owner: Owner, collections: readonly Collection[]): Promise<void> {
    this.#copy?.stop();
    this.#owner = owner;
    this.#copy = null;
    this.#isResting = false;
    this.#sayOpen(owner);
    // Without storage (private mode, quota) everything works, in memory only.
    const stored = (this.#stored = this.#parts.storage.open(owner).catch(() => null));
    const storage = await stored;
    const kept = await Promise.all(collections.map(async (each) => storage?.readAll(each).catch(() => []) ?? []));
    if (this.#stored !== stored) return;
    this.#restore(kept);
    if (!storage) return;
    this.#copy = createDurableCopy(storage, this.#parts.clock, kept[0] as readonly OutboxItem[]);
    this.changed();
  }

  /** These were written by DurableCopy; the browser clones them as they were. */
  #restore([outbox = [], drafts = [], conversations = []]: readonly (readonly unknown[])[]): void {
    const { dispatch } = this.#parts.store;
    dispatch({ type: 'outbox_restored', items: outbox as readonly OutboxItem[] });
    dispatch({ type: 'drafts_restored', drafts: new Map(drafts as readonly (readonly [string, string])[]) });
    dispatch({ type: 'conversations_restored', conversations: conversations as readonly KeptConversation[] });
  }

  #sayOpen({ tenant_id, user_id }: Owner): void {
    const { session } = this.#parts.store.state;
    if (session.status !== 'open') this.#parts.store.dispatch({ type: 'session', session: { status: 'open', tenant_id, user_id } });
  }

  /** The server knows this person: who was here before and is no longer at any page is forgotten, once. */
  #confirm(): void {
    if (this.#isConfirmed) return;
    this.#isConfirmed = true;
    const owner = this.#owner;
    this.#parts.clock.after(EVICT_AFTER_MS, () => {
      if (owner && owner === this.#owner) this.#parts.storage.evictOthers?.(owner).catch(() => {});
    });
  }
}
