import type { State } from '@tenant-chat/client';
import type { Formats } from '../../locales/formats.js';
import { spokenLocale } from '../../locales/localization.js';
import { laterIfLoaded } from '../load-later.js';
import type { ListView } from './list-view.js';
import { localDay } from './local-day.js';
import type { RowContext } from './message-row.js';

/** Makes the context of the rows; the same object again unless something changed that they show, so that what is drawn may stay. */
export class RowContexts {
  #key = '';
  #users: State['users'] | null = null;
  #formats: Formats | null = null;
  #online: RowContext | null = null;
  #offline: RowContext | null = null;

  /** Fills `online` and `offline`. */
  update({ state, conversation, formats, me, client }: ListView): { readonly online: RowContext; readonly offline: RowContext } {
    const now = Date.now();
    const key = [conversation.row.id, me, localDay(now), spokenLocale()].join('\n');
    // Who was here once, or is meant and outside, has a name as well: every change of the directory counts.
    const is_same = this.#key === key && this.#formats === formats && this.#users === state.users;
    if (is_same && this.#online && this.#offline) return { online: this.#online, offline: this.#offline };
    this.#key = key;
    this.#users = state.users;
    this.#formats = formats;
    const { users } = state;
    const nameOf = (user_id: string): string => users.get(user_id)?.name ?? '';
    this.#online = { formats, later: laterIfLoaded(), is_group: conversation.row.kind === 'group', today: now, is_offline: false, nameOf, me, client };
    this.#offline = { ...this.#online, is_offline: true };
    return { online: this.#online, offline: this.#offline };
  }
}
