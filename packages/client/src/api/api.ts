import type { OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import { operations, type Operation, type OperationName } from '@tenant-chat/protocol/wire';
import { ApiError } from '../api-error.js';
import type { Input } from '../state/input.js';
import { answerInputs } from './answer-inputs.js';
import type { HttpCall } from './http.js';
import type { SocketRequests } from './socket-requests.js';

interface ApiParts {
  readonly http: HttpCall;
  readonly socket: SocketRequests;
  /** Opens a session if there is none; rejects with ApiError. */
  readonly ensureSession: () => Promise<void>;
  readonly accessToken: () => string | null;
  /** The server no longer takes this token. */
  readonly dropSession: (token: string | null) => void;
  readonly dispatch: (input: Input) => void;
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
    const { stamp, dispatch } = this.#parts;
    const conversation_id = conversationOf(input as object); // inputs are plain objects
    const asked_at = stamp(conversation_id);
    const output = await this.#ask(operation, input);
    if (asked_at === stamp(conversation_id)) answerInputs(operation, output, input).forEach(dispatch);
    return output;
  };

  async #ask<N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    const row: Operation = operations[operation];
    const asked = row.socket ? this.#parts.socket.ask(operation, input as Record<string, unknown>) : null; // inputs are plain objects
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
    const { http, ensureSession, accessToken, dropSession } = this.#parts;
    await ensureSession();
    const token = accessToken();
    try {
      return await http(operation, input);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      dropSession(token);
      await ensureSession();
      return http(operation, input);
    }
  }
}

/** Most operations are of one conversation. */
function conversationOf(input: object): string | null {
  return 'conversation_id' in input ? String(input.conversation_id) : null;
}
