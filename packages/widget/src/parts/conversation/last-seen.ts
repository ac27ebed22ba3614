import { msg, str } from '@lit/localize';
import type { Presence } from '@tenant-chat/protocol/schemas';
import { formatsIfMade } from '../../locales/formats.js';

/** When a person who is not there was; null: she is there, or it is not known. */
export function lastSeen({ status, last_seen_at }: Presence): string | null {
  const formats = formatsIfMade();
  return status !== 'offline' || last_seen_at === null || formats === null ? null : msg(str`Last seen ${formats.brief(last_seen_at, Date.now())}`);
}
