import type { OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import type { Actor } from '../actor.js';

/** The operations of a person that are answered below the gateway; the rest (session, ticket, sync) belongs to identity and the hub. */
export type PersonOperation = Exclude<OperationName, 'open_session' | 'get_session' | 'close_session' | 'create_ticket' | 'sync' | 'put_users'>;

export interface Answer<N extends OperationName> {
  readonly status: number;
  readonly body: OperationOutput<N>;
  /** The body as JSON, where it is at hand: a transport sends it as it is and leaves `body`, made on demand, alone. */
  readonly json?: Buffer;
}

/** One verb or question, one handler: complete by type, so an operation without one does not compile. Throws ChatError. */
export type OperationHandlers = {
  readonly [N in PersonOperation]: (actor: Actor, input: OperationInput<N>) => Promise<Answer<N>>;
};
