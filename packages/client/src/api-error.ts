import type { ErrorBody, ErrorCode, ErrorRow } from '@tenant-chat/protocol/wire';

/** An operation that was refused or whose outcome is unknown; `next` says what to do about it. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  /** HTTP status; 0 when no answer came (network, time-out, socket lost) or nothing was asked (checked before sending). */
  readonly status: number;
  readonly next: ErrorRow['next'];
  readonly details?: unknown;
  readonly retry_after_ms: number | null;

  constructor(code: ErrorCode, status: number, options: { readonly message?: string; readonly details?: unknown; readonly retry_after_ms?: number | null } = {}) {
    super(options.message ?? code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.next = nextOf(code, status);
    this.details = options.details;
    this.retry_after_ms = options.retry_after_ms ?? null;
  }
}

/** No answer: the outcome is unknown, the same request may be repeated. */
export function unreachable(): ApiError {
  return new ApiError('unavailable', 0);
}

/** The error that an answer which is not 2xx stands for. */
export function errorOfAnswer(status: number, body: unknown, retry_after: string | null): ApiError {
  const error = isErrorBody(body) ? body.error : null;
  const seconds = Number(retry_after ?? (isRecord(error?.details) ? error.details['retry_after_s'] : undefined) ?? Number.NaN);
  // An answer without a body of ours is a proxy's: nothing is known about the request.
  return new ApiError(error?.code ?? 'unavailable', status, {
    ...(error && { message: error.message, details: error.details }),
    retry_after_ms: Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : null,
  });
}

/**
 * What to do next, as the table of errors says (SPEC.md C32: a test compares every row). The table itself stays out of the browser;
 * by status, codes that this client does not know yet are understood as well.
 */
function nextOf(code: string, status: number): ErrorRow['next'] {
  if (status === 401 || code === 'token_invalid' || code === 'csrf_required') return 'sign_in';
  if (status === 429 || status === 408 || status >= 500 || code === 'unavailable' || code === 'ticket_invalid') return 'retry';
  if (status === 404) return 'forget';
  return status === 405 || code === 'origin_forbidden' ? 'stop' : 'fix';
}

function isErrorBody(body: unknown): body is ErrorBody {
  return isRecord(body) && isRecord(body['error']) && typeof body['error']['code'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
