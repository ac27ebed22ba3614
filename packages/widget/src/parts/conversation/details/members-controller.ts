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

/** Who is in a group: from the state, which holds all of a small one; a large one is fetched page after page. */
export class MembersController implements ReactiveController {
  readonly #host: MembersHost;
  #fetched: readonly Participant[] = [];
  #users: ReadonlyMap<string, UserRow> = new Map();
  #is_loading = false;
  #began = false;
  has_more = false;
  has_failed = false;

  constructor(host: MembersHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#began || !this.#isLarge()) return;
    this.#began = true;
    void this.more();
  }

  list(state: State): readonly Member[] {
    const conversation = state.conversations.get(this.#host.conversation_id);
    if (!conversation) return [];
    const rows = this.#isLarge() ? this.#fetched : [...conversation.participants.values()];
    return rows
      .filter((row) => row.left_at === null)
      .map(({ user_id, role }) => {
        const user = state.users.get(user_id) ?? this.#users.get(user_id);
        return { user_id, role, user, name: user?.name ?? '', status: state.presence.get(user_id)?.status ?? ('offline' as const) };
      })
      .toSorted(compareMembers);
  }

  /** The next page of a large group. */
  more(): Promise<void> {
    return this.#load(this.#fetched);
  }

  /** Somebody was removed or got another role: the feed does not tell a large group's people. What is shown stays until the answer. */
  forget(): void {
    if (this.#isLarge()) void this.#load([]);
  }

  async #load(before: readonly Participant[]): Promise<void> {
    const { client, conversation_id } = this.#host;
    if (client === null || this.#is_loading) return;
    this.#is_loading = true;
    const after = before.at(-1)?.user_id;
    try {
      const page = await client.call('list_participants', { conversation_id, ...(after === undefined ? {} : { after }) });
      this.#fetched = [...before, ...page.participants];
      this.#users = new Map([...this.#users, ...page.users.map((user) => [user.id, user] as const)]);
      this.has_more = page.has_more;
      this.has_failed = false;
    } catch {
      this.has_failed = true;
    }
    this.#is_loading = false;
    this.#host.requestUpdate();
  }

  #isLarge(): boolean {
    const conversation = this.#host.client?.state.conversations.get(this.#host.conversation_id);
    if (!conversation) return false;
    let count = 0;
    for (const row of conversation.participants.values()) if (row.left_at === null) count += 1;
    return conversation.row.participant_count > count;
  }
}
