import { operations, type OperationName } from '@tenant-chat/protocol/wire';
import type { Actor, Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { Answer, OperationHandlers, PersonOperation } from '../commands/operation-handlers.js';
import type { LimitedKind } from '../identity/rate-limit-table.js';
import type { RateLimits } from '../identity/rate-limits.js';
import { answerOf, answerOfError, type GatewayAnswer } from './errors.js';
import type { InputParts, InputValidator } from './validate-input.js';

/** Answers an operation of a person, asked over the socket with path, query and body as one object. Never rejects: errors come as their answer. */
export type Dispatch = (session: Session, operation: PersonOperation, input: unknown) => Promise<GatewayAnswer>;
/** The same for HTTP, where the parts come apart. */
export type DispatchParts = (session: Session, operation: PersonOperation, parts: InputParts) => Promise<GatewayAnswer>;

export interface DispatchOptions {
  readonly handlers: OperationHandlers;
  readonly validator: InputValidator;
  readonly rateLimits: RateLimits;
  readonly onError: (error: unknown) => void;
}

/** Validates, counts, runs the handler: the one way in for HTTP and sockets. Decides nothing. */
export function createDispatch({ handlers, validator, rateLimits, onError }: DispatchOptions): { dispatch: Dispatch; dispatchParts: DispatchParts } {
  const run = async (session: Session, operation: PersonOperation, partsOf: () => InputParts): Promise<GatewayAnswer> => {
    try {
      if (!Object.hasOwn(handlers, operation)) throw new ChatError('not_found');
      if (rateLimits.on) await rateLimits.take(session, limitedKindOf(operation));
      const input = validator.check(operation, partsOf());
      const handler = handlers[operation] as (actor: Actor, input: unknown) => Promise<Answer<PersonOperation>>;
      return answerOf(await handler(session, input));
    } catch (error) {
      return answerOfError(error, onError);
    }
  };
  return {
    dispatch: (session, operation, input) => run(session, operation, () => validator.split(operation, input)),
    dispatchParts: (session, operation, parts) => run(session, operation, () => parts),
  };
}

export function limitedKindOf(operation: OperationName): LimitedKind {
  return operation === 'send_message' ? 'send' : operations[operation].effect;
}
