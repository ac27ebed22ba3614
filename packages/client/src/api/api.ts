import type { OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import { operations, type Operation, type OperationName } from '@tenant-chat/protocol/wire';
import { ApiError } from '../api-error.js';
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
export class Api {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  readonly call = async <N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>> => {
    const { stamp, store } = this.#parts;
    const { conversation_id = null } = input as { readonly conversation_id?: string }; // inputs are plain objects, most of one conversation
    const asked_at = stamp(conversation_id);
    const output = await this.#ask(operation, input);
    if (asked_at === stamp(conversation_id)) answerInputs(operation, output, input).forEach(store.dispatch);
    return output;
  };

  async #ask<N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    const row: Operation = operations[operation];
    const asked = row.socket ? this.#parts.requests.ask(operation, input as Record<string, unknown>) : null; // inputs are plain objects
    if (!asked) return this.#byHttp(operation, input);
    try {
      return (await asked) as OperationOutput<N>; // validated by the server, like every answer
    } catch (error) {
      // The socket went away under a question: it may be asked again; a write is for its owner to repeat.
      if (error instanceof ApiError && error.status === 0 && row.method === 'GET') return this.#byHttp(operation, input);
      throw error;
    }
  }

  async #byHttp<N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    const { http, session } = this.#parts;
    await session.ensure();
    const token = session.access_token;
    try {
      return await http(operation, input);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      session.drop(token);
      await session.ensure();
      return http(operation, input);
    }
  }
}
