import type { OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import { operations, type Operation, type OperationName } from '@tenant-chat/protocol/wire';
import { ApiError, asApiError } from '../api-error.js';
import type { ChatCore } from '../client-interface.js';
import type { Store } from '../store.js';
import { answerInputs } from './answer-inputs.js';
import type { HttpCall } from './http.js';
import type { SocketRequests } from './socket-requests.js';

interface ApiParts {
  readonly http: HttpCall;
  readonly requests: SocketRequests;
  readonly session: {
    readonly access_token: string | null;
    /** Opens a session if there is none; rejects with ApiError. */
    ensure(): Promise<void>;
    /** The server no longer takes this token. */
    drop(token: string | null): void;
  };
  readonly store: Store;
  /** A mark of the present time of the feed; an answer is put only if the mark still holds when it comes (SPEC.md F11). */
  readonly stamp: (conversation_id: string | null) => string;
}

/** Typed calls of operations: by socket when there is one, else by HTTP; what they answer is put into the state by version. */
export function createApi({ http, requests, session, store, stamp }: ApiParts): ChatCore['call'] {
  const byHttp = async <N extends OperationName>(operation: N, input: OperationInput<N>, isCurrent: () => boolean): Promise<OperationOutput<N>> => {
    let token: string | null = null;
    const attempt = async (): Promise<OperationOutput<N>> => {
      await session.ensure();
      // Whoever has come meanwhile did not ask for it.
      if (!isCurrent()) throw new ApiError('session_required', 401);
      token = session.access_token;
      return http(operation, input);
    };
    return attempt().catch((error: unknown) => {
      if (token === null || !isCurrent() || asApiError(error).status !== 401) throw error;
      session.drop(token);
      return attempt();
    });
  };
  const ask = async <N extends OperationName>(operation: N, input: OperationInput<N>, isCurrent: () => boolean): Promise<OperationOutput<N>> => {
    const { socket, method }: Operation = operations[operation];
    const asked = socket ? requests.ask(operation, input as Record<string, unknown>) : null; // inputs are plain objects
    if (!asked) return byHttp(operation, input, isCurrent);
    return (asked as Promise<OperationOutput<N>>).catch((error: unknown) => { // validated by the server, like every answer
      // The socket went away under a question: it may be asked again; a write is for its owner to repeat.
      if (asApiError(error).status === 0 && method === 'GET') return byHttp(operation, input, isCurrent);
      throw error;
    });
  };
  return async (operation, input) => {
    const { conversation_id = null } = input as { readonly conversation_id?: string }; // inputs are plain objects, most of one conversation
    const asked_at = stamp(conversation_id);
    const isCurrent = (): boolean => asked_at === stamp(conversation_id);
    const output = await ask(operation, input, isCurrent);
    if (isCurrent()) answerInputs(operation, output, input).forEach(store.dispatch);
    return output;
  };
}
