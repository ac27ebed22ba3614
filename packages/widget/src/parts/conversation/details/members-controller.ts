import type { ChatClient, State } from '@tenant-chat/client';
import type { Participant, Presence, UserRow } from '@tenant-chat/protocol/schemas';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { compareMembers } from './may-manage.js';

export interface Member {
  readonly user_id: string;
  readonly role: Participant['role'];
  readonly name: string;
  readonly user: UserRow | undefined;
  readonly status: Presence['status'];
}

export interface MembersHost extends ReactiveControllerHost {
  client: ChatClient | null;
  conversation_id: string;
}

const DEBOUNCE_MS = 200;

/** Who is in a group: from the state, which holds all of a small one; a large one is fetched page after page, or found by a text. */
export class MembersController implements ReactiveController {
  readonly #host: MembersHost;
  #fetched: readonly Participant[] = [];
  #users: ReadonlyMap<string, UserRow> = new Map();
  #began = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the questions: only the answer to the last one counts. */
  #turn = 0;
  /** Whether what was asked last is to take the place of what is shown. */
  #is_anew = true;
  search = '';
  status: 'loading' | 'ready' | 'error' = 'ready';
  has_more = false;

  constructor(host: MembersHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#began || !this.is_large) return;
    this.#began = true;
    void this.more();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Whether the state does not hold all of them. */
  get is_large(): boolean {
    const conversation = this.#host.client?.state.conversations.get(this.#host.conversation_id);
    if (!conversation) return false;
    let count = 0;
    for (const row of conversation.participants.values()) if (row.left_at === null) count += 1;
    return conversation.row.participant_count > count;
  }

  list(state: State): readonly Member[] {
    const conversation = state.conversations.get(this.#host.conversation_id);
    if (!conversation) return [];
    const rows = this.is_large ? this.#fetched : [...conversation.participants.values()];
    return rows
      .filter((row) => row.left_at === null)
      .map(({ user_id, role }) => {
        const user = state.users.get(user_id) ?? this.#users.get(user_id);
        return { user_id, role, user, name: user?.name ?? '', status: state.presence.get(user_id)?.status ?? ('offline' as const) };
      })
      .toSorted(compareMembers);
  }

  /** Of a large group those whose name holds this text. What is shown stays until the answer. */
  find(search: string): void {
    this.search = search;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(true), DEBOUNCE_MS);
    this.#host.requestUpdate();
  }

  /** The next page of a large group. */
  more(): Promise<void> {
    return this.#load(this.#fetched.length === 0);
  }

  /** What failed, once more. */
  retry(): Promise<void> {
    return this.#load(this.#is_anew);
  }

  /** Some were added to a large group: the feed does not tell its people. */
  again(): void {
    if (this.is_large) void this.#load(true);
  }

  /** Somebody got another role, or is not in any more (null): what is shown of a large group stays as it is but for her. */
  put(user_id: string, role: Participant['role'] | null): void {
    // Another owner makes the former one an admin; and the next page begins behind the last row, where that stands in the order.
    if (role === 'owner' || (role !== null && this.#fetched.at(-1)?.user_id === user_id)) return this.again();
    this.#fetched = this.#fetched.flatMap((row) => (row.user_id !== user_id ? row : role === null ? [] : { ...row, role }));
    this.#host.requestUpdate();
  }

  async #load(is_anew: boolean): Promise<void> {
    const { client, conversation_id } = this.#host;
    if (client === null) return;
    const turn = (this.#turn += 1);
    const [after, search] = [is_anew ? undefined : this.#fetched.at(-1)?.user_id, this.search.trim()];
    this.#is_anew = is_anew;
    this.status = 'loading';
    try {
      const page = await client.call('list_participants', { conversation_id, ...(after === undefined ? {} : { after }), ...(search === '' ? {} : { search }) });
      if (turn !== this.#turn) return;
      const all = [...(is_anew ? [] : this.#fetched), ...page.participants];
      this.#fetched = [...new Map(all.map((row) => [row.user_id, row])).values()];
      this.#users = new Map([...this.#users, ...page.users.map((user) => [user.id, user] as const)]);
      this.has_more = page.has_more;
      this.status = 'ready';
    } catch {
      if (turn !== this.#turn) return;
      this.status = 'error';
    }
    this.#host.requestUpdate();
  }
}
