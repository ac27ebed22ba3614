import { hash } from 'node:crypto';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { Database } from '../db/database.js';
import type { Commit } from '../feed/feed-event.js';
import { meantIn } from '../queries/meant-in.js';
import type { Item, ReadAnswer, SendAnswer } from './writer/item.js';
import { TenantWriter } from './writer/tenant-writer.js';

/** The hot writes. What one tenant writes at the same time travels together: one transaction, one commit, an answer each after it. */
export interface Writer {
  /** Rejects with ChatError conversation_not_found, user_deactivated, id_conflict, reply_not_found, role_required, unavailable (the same again is safe). */
  send(message: {
    readonly actor: Actor; readonly id: string; readonly conversation_id: string; readonly content: string; readonly reply_to_id: string | null; readonly is_forwarded?: boolean;
  }): Promise<SendAnswer>;
  /** `message_id` null: all. Rejects with ChatError conversation_not_found, message_not_found, unavailable. */
  read(actor: Actor, conversation_id: string, message_id: string | null): Promise<ReadAnswer>;
  /** Everything visible up to that version of the clock reached a device of this person. */
  delivered(actor: Actor, version: number): Promise<void>;
  /** Writes what waits, takes nothing more. */
  close(): Promise<void>;
}

/** What an item costs besides its text. */
const ITEM_BYTES = 256;

export function createWriter(options: { readonly database: Database; readonly onCommit: (commit: Commit) => void }): Writer {
  const tenants = new Map<string, TenantWriter>();
  const whenEmpty: (() => void)[] = [];
  let closed = false;

  const writerOf = (tenant_id: string): TenantWriter => {
    const known = tenants.get(tenant_id);
    if (known !== undefined) return known;
    const made = new TenantWriter(options, tenant_id, () => {
      tenants.delete(tenant_id);
      if (tenants.size === 0) for (const resolve of whenEmpty.splice(0)) resolve();
    });
    tenants.set(tenant_id, made);
    return made;
  };

  const add = <Answer>(actor: Actor, make: (resolve: (answer: Answer) => void, reject: (error: unknown) => void) => Item): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      if (closed) reject(new ChatError('unavailable'));
      else writerOf(actor.tenant_id).add(make(resolve, reject));
    });

  return {
    send: (message) => {
      const { actor, content, reply_to_id, is_forwarded = false } = message;
      // The content last: before the first line end stand only an id or none and a word or none, so two different messages never hash the same text.
      const sent_hash = hash('sha256', `${reply_to_id ?? ''}${is_forwarded ? ' forwarded' : ''}\n${content}`, 'hex');
      return add<SendAnswer>(actor, (resolve, reject) => ({
        kind: 'send', ...message, is_forwarded, meant: meantIn(content), sent_hash, bytes: ITEM_BYTES + Buffer.byteLength(content), resolve, reject,
      }));
    },
    read: (actor, conversation_id, message_id) =>
      add<ReadAnswer>(actor, (resolve, reject) => ({ kind: 'read', actor, conversation_id, message_id, bytes: ITEM_BYTES, resolve, reject })),
    delivered: (actor, version) => add<void>(actor, (resolve, reject) => ({ kind: 'delivered', actor, up_to: version, news: [], bytes: ITEM_BYTES, resolve, reject })),
    close: async () => {
      closed = true;
      if (tenants.size > 0) await new Promise<void>((resolve) => whenEmpty.push(resolve));
    },
  };
}
