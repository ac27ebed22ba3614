import type { OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import { asApiError, errorOfAnswer } from '../api-error.js';
import type { Clock, Ports } from '../ports.js';
import { buildRequest } from './build-request.js';

interface HttpParts {
  readonly fetch: Ports['fetch'];
  readonly clock: Clock;
  /** Origin of the server; '' is the page's own. */
  readonly server: string;
  readonly accessToken: () => string | null;
}

export interface HttpOptions {
  readonly signal?: AbortSignal;
  readonly timeout_ms?: number;
}

export type HttpCall = <N extends OperationName>(operation: N, input: OperationInput<N>, options?: HttpOptions) => Promise<OperationOutput<N>>;

const TIMEOUT_MS = 15_000;

/** Typed calls over HTTP. They reject with ApiError and nothing else. */
export function createHttpCall({ fetch, clock, server, accessToken }: HttpParts): HttpCall {
  return async (operation, input, { signal, timeout_ms = TIMEOUT_MS } = {}) => {
    const { method, path, body } = buildRequest(operation, input as Record<string, unknown>); // inputs are plain objects
    const token = accessToken();
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    const cancel = clock.after(timeout_ms, stop);
    // Listens until it is aborted itself, which it is in the end.
    signal?.addEventListener('abort', stop, abort);
    try {
      const response = await fetch(server + path, {
        method,
        body,
        headers: { ...(body !== null && { 'content-type': 'application/json' }), ...(token !== null && { authorization: `Bearer ${token}` }) },
        // The bearer is all; a page's cookies are none of our business.
        credentials: 'omit',
        cache: 'no-store',
        signal: abort.signal,
      });
      const answer = await bodyOf(response);
      if (!response.ok) throw errorOfAnswer(response.status, answer, response.headers.get('retry-after'));
      // The server validates what it answers; no validator rides to the browser.
      return answer as OperationOutput<typeof operation>;
    } catch (error) {
      throw asApiError(error);
    } finally {
      cancel();
      stop();
    }
  };
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    // A proxy's page of HTML: no answer of ours.
    if (response.ok) throw error;
    return null;
  }
}
