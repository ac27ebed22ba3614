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
    super(options.message || code);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.next = nextOf(code, status);
    this.details = options.details;
    this.retry_after_ms = options.retry_after_ms ?? null;
  }

  /** Whether the same request may succeed later. */
  get mayPass(): boolean {
    return this.next === 'retry' || this.next === 'sign_in';
  }
}

/** No answer: the outcome is unknown, the same request may be repeated. */
export function unreachable(): ApiError {
  return new ApiError('unavailable', 0);
}

/** What was thrown, as what it means: whatever is not ours says nothing about the outcome. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : unreachable();
}

/** The error that an answer which is not 2xx stands for. @param retry_after the header: seconds */
export function errorOfAnswer(status: number, body: unknown, retry_after: string | null): ApiError {
  // An answer without a body of ours is a proxy's: nothing is known about the request.
  const { code, message, details } = (body as Partial<ErrorBody> | null)?.error ?? { code: 'unavailable' as const, message: '' };
  // A date instead of seconds is as good as nothing.
  return new ApiError(code, status, { message, details, retry_after_ms: Number(retry_after) * 1000 || null });
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
