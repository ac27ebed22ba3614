import { errors, type ErrorBody, type ErrorCode } from '@tenant-chat/protocol/wire';
import type { FastifyReply } from 'fastify';
import { ChatError } from '../chat-error.js';

/** An answer on its way out, over whichever transport. */
export interface GatewayAnswer {
  readonly status: number;
  /** The body as JSON, as text or as its bytes; null: none. */
  readonly json: string | Buffer | null;
  /** For 429 and 503. */
  readonly retry_after_s: number | null;
}

/** What Fastify refuses by itself, in the words of our table. */
const ofFramework: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
};
const ofStatus: Readonly<Record<number, ErrorCode>> = { 404: 'not_found', 405: 'method_not_allowed', 413: 'payload_too_large', 415: 'unsupported_media_type', 503: 'unavailable' };

/** A handler's answer, written out; what is written already is not made again. */
export function answerOf(answer: { readonly status: number; readonly body: unknown; readonly json?: Buffer }): GatewayAnswer {
  const { status, json } = answer;
  return { status, json: json ?? (answer.body === null ? null : JSON.stringify(answer.body)), retry_after_s: null };
}

/** The answer that an error is. What is no refusal is told to `onUnknown` and answered as `internal`, without a word of it. */
export function answerOfError(error: unknown, onUnknown: (error: unknown) => void): GatewayAnswer {
  const chatError = asChatError(error);
  if (chatError.code === 'internal') onUnknown(error);
  const { code, message, details, retry_after_s } = chatError;
  const body: ErrorBody = { error: details === undefined ? { code, message } : { code, message, details } };
  return { status: errors[code].status, json: JSON.stringify(body), retry_after_s };
}

function asChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (!(error instanceof Error)) return new ChatError('internal');
  const code = 'code' in error && typeof error.code === 'string' ? ofFramework[error.code] : undefined;
  if (code !== undefined) return new ChatError(code);
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500 && status !== 503) return new ChatError('internal');
  const known = ofStatus[status];
  if (known !== undefined) return new ChatError(known);
  // Everything else of the 4xx came of a body or an address that could not be read.
  return new ChatError('invalid_request', { details: [{ field: 'body', message: 'can not be read' }] });
}

export function sendAnswer(reply: FastifyReply, { status, json, retry_after_s }: GatewayAnswer): FastifyReply {
  reply.code(status);
  if (retry_after_s !== null) reply.header('retry-after', String(retry_after_s));
  return json === null ? reply.send() : sendJson(reply, json);
}

/** JSON that is written already; nothing is dropped by a serialiser. */
export function sendJson(reply: FastifyReply, json: string | Buffer): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json);
}
