import { asApiError, type ApiError } from '../api-error.js';
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
  const { next, code, retry_after_ms } = asApiError(error);
  return { kind: kinds[next], reason: code, retry_after_ms };
}
