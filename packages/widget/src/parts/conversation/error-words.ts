import { msg } from '@lit/localize';
import { ApiError } from '@tenant-chat/client';
import type { ErrorCode } from '@tenant-chat/protocol/wire';

const gone = (): string => msg('This conversation is no longer there for you.');

/** Where a code says more than what to do next. */
const words: Partial<Record<ErrorCode, () => string>> = {
  content_empty: () => msg('A message needs text.'),
  content_too_long: () => msg('This message is too long.'),
  content_malformed: () => msg('This text has characters that can not be sent.'),
  user_deactivated: () => msg('This person is no longer active.'),
  group_too_large: () => msg('The group is full.'),
  role_required: () => msg('Your role in this group does not allow it.'),
  conversation_not_found: gone,
  message_deleted: () => msg('This message was deleted'),
  too_many_reactions: () => msg('This message has 20 kinds of reactions already. Add to one of them.'),
  rate_limited: () => msg('That was a bit fast. Try again in a moment.'),
};

const wordsByNext = {
  fix: () => msg('That did not work.'),
  forget: gone,
  sign_in: () => msg('You are signed out. Reload the page to sign in again.'),
  retry: () => msg('The chat can not be reached right now. Try again.'),
  stop: () => msg('That is not possible here.'),
} as const;

/** What went wrong, in a sentence for a person. The table of errors itself is not worth its bytes here: an ApiError knows its next step. */
export function errorWords(error: unknown): string {
  if (!(error instanceof ApiError)) return wordsByNext.retry();
  return (words[error.code] ?? wordsByNext[error.next])();
}

/** The same for the code of a message that failed for good; newer servers may know more of them. */
export function codeWords(code: string | null): string {
  const known = Object.entries(words).find(([each]) => each === code);
  return (known?.[1] ?? wordsByNext.fix)();
}
