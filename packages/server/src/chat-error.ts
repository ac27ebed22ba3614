import { errors, type ErrorCode } from '@tenant-chat/protocol/wire';

/** A refusal with its code from the one table; the gateway turns it into the answer. */
export class ChatError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;
  /** For 429 and 503. */
  readonly retry_after_s: number | null;

  constructor(code: ErrorCode, options: { details?: unknown; retry_after_s?: number; cause?: unknown } = {}) {
    super(errors[code].message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.retry_after_s = options.retry_after_s ?? (errors[code].status === 429 || errors[code].status === 503 ? 1 : null);
  }
}
