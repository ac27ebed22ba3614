import type { PresenceSignal } from '@tenant-chat/protocol/schemas';
import type { Actor } from '../actor.js';
import type { PresenceStore } from './presence-store.js';

/** A page that reloads, or a long-poll between two rounds, is not gone. */
const GRACE_MS = 6_000;
const REFRESH_MS = 10_000;
const SWEEP_MS = 1_000;
const LAST_SEEN_MS = 60_000;
/** Of so many of a person's conversations the people are told. */
const MOST_CONVERSATIONS = 200;
/** Signals a second and tenant; more are told by the next question (`list_presence`). */
const MOST_SIGNALS = 50;

interface Person {
  readonly actor: Actor;
  conversations: () => Iterable<string> | null;
  /** Device -> whether somebody is at it. */
  readonly devices: Map<object, boolean>;
  told: 'online' | 'away' | 'offline';
  gone_at: number;
  refreshed_at: number;
  seen_at: number;
}

export interface PresenceTrackerOptions {
  readonly store: PresenceStore;
  /** To the people of these conversations. */
  readonly signal: (tenant_id: string, audience: readonly string[], signal: PresenceSignal) => void;
  /** Keeps when people were last connected. */
  readonly saveLastSeen: (tenant_id: string, seen: readonly { readonly user_id: string; readonly last_seen_at: string }[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Turns the devices of this node into who is online, away or gone, and tells the tenant what changed. */
export class PresenceTracker {
  readonly #options: PresenceTrackerOptions;
  readonly #people = new Map<string, Person>();
  readonly #timer: NodeJS.Timeout;
  #sweeping: Promise<void> | null = null;

  constructor(options: PresenceTrackerOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#sweeping ??= this.#sweep(Date.now()).catch(options.onError).finally(() => {
        this.#sweeping = null;
      });
    }, SWEEP_MS).unref();
  }

  /** A device came. Returns its undo. `device` is its identity; `conversations` tells what the person is in, now or when last seen; null: not known yet. */
  connect(actor: Actor, device: object, conversations: () => Iterable<string> | null): () => void {
    const key = `${actor.tenant_id}:${actor.user_id}`;
    const person: Person = this.#people.get(key) ?? { actor, conversations, devices: new Map(), told: 'offline', gone_at: 0, refreshed_at: 0, seen_at: Date.now() };
    this.#people.set(key, person);
    person.devices.set(device, true);
    person.conversations = conversations;
    return () => {
      person.devices.delete(device);
      person.gone_at = Date.now();
    };
  }

  /** Whether somebody is at the device. */
  setActive(actor: Actor, device: object, active: boolean): void {
    const person = this.#people.get(`${actor.tenant_id}:${actor.user_id}`);
    if (person?.devices.has(device) === true) person.devices.set(device, active);
  }

  /** Everybody of this node is gone: the node stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
    const now = new Date().toISOString();
    const people = [...this.#people.values()];
    this.#people.clear();
    await Promise.allSettled(people.map((person) => this.#options.store.put(person.actor.tenant_id, person.actor.user_id, null)));
    await this.#save(people, now);
  }

  async #sweep(now: number): Promise<void> {
    const signals = new Map<string, number>();
    const seen: Person[] = [];
    for (const [key, person] of this.#people) {
      const status = statusOf(person, now);
      // Who has just come is told about when it is known to whom.
      if (status !== person.told && status !== 'offline' && person.conversations() === null) continue;
      if (status !== person.told) {
        const count = signals.get(person.actor.tenant_id) ?? 0;
        if (count >= MOST_SIGNALS) continue;
        signals.set(person.actor.tenant_id, count + 1);
        await this.#tell(person, status, now);
      } else if (status !== 'offline' && now - person.refreshed_at > REFRESH_MS) {
        person.refreshed_at = now;
        await this.#options.store.put(person.actor.tenant_id, person.actor.user_id, status);
      }
      // Telling takes a while: who came back meanwhile stays, and the next sweep tells that.
      if (status === 'offline' && person.devices.size === 0) this.#people.delete(key);
      if (status === 'offline' || now - person.seen_at > LAST_SEEN_MS) seen.push(person);
    }
    for (const person of seen) person.seen_at = now;
    await this.#save(seen, new Date(now).toISOString());
  }

  async #tell(person: Person, status: 'online' | 'away' | 'offline', now: number): Promise<void> {
    const { tenant_id, user_id } = person.actor;
    person.told = status;
    person.refreshed_at = now;
    await this.#options.store.put(tenant_id, user_id, status === 'offline' ? null : status);
    const everywhere = (await this.#options.store.read(tenant_id, [user_id])).get(user_id) ?? 'offline';
    const audience = [...(person.conversations() ?? [])].slice(0, MOST_CONVERSATIONS);
    this.#options.signal(tenant_id, audience, { type: 'presence', user_id, status: everywhere, last_seen_at: new Date(now).toISOString() });
  }

  async #save(people: readonly Person[], last_seen_at: string): Promise<void> {
    const byTenant = new Map<string, { user_id: string; last_seen_at: string }[]>();
    for (const { actor } of people) {
      const seen = byTenant.get(actor.tenant_id) ?? [];
      byTenant.set(actor.tenant_id, seen);
      seen.push({ user_id: actor.user_id, last_seen_at });
    }
    for (const [tenant_id, seen] of byTenant) await this.#options.saveLastSeen(tenant_id, seen);
  }
}

function statusOf(person: Person, now: number): 'online' | 'away' | 'offline' {
  if (person.devices.size === 0) return now - person.gone_at < GRACE_MS ? person.told : 'offline';
  for (const active of person.devices.values()) if (active) return 'online';
  return 'away';
}
