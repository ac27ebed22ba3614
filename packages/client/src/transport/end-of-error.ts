import { ApiError } from '../api-error.js';
import type { TransportEnd } from '../transport-shape.js';

const kinds: Record<ApiError['next'], TransportEnd['kind']> = {
  sign_in: 'session_over',
  retry: 'unreachable',
  // A proxy in between may say anything for a while.
  fix: 'unreachable',
  forget: 'unreachable',
  stop: 'halted',
};

/** What the failure of a transport's own request means for it. */
export function endOfError(error: unknown): TransportEnd {
  if (!(error instanceof ApiError)) return { kind: 'unreachable', reason: 'unknown', retry_after_ms: null };
  return { kind: kinds[error.next], reason: error.code, retry_after_ms: error.retry_after_ms };
}
