import type { ChatClient } from '@tenant-chat/client';
import type { OperationInput, User } from '@tenant-chat/protocol/schemas';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const DEBOUNCE_MS = 200;

export interface DirectoryHost extends ReactiveControllerHost {
  client: ChatClient | null;
}

/** The people of the tenant as far as they were asked for: by a text, page after page. Answers that come too late are dropped. */
export class DirectoryController implements ReactiveController {
  readonly #host: DirectoryHost;
  readonly #among: () => Pick<OperationInput<'list_users'>, 'outside_conversation_id'>;
  #search: string | null = null;
  #client: ChatClient | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the questions: only the answer to the last one counts. */
  #turn = 0;

  users: readonly User[] = [];
  has_more = false;
  status: 'idle' | 'loading' | 'ready' | 'error' = 'idle';

  /** @param among asked for with every page: of whom they are */
  constructor(host: DirectoryHost, among: () => Pick<OperationInput<'list_users'>, 'outside_conversation_id'> = () => ({})) {
    this.#host = host;
    this.#among = among;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Wants the people whose name holds this text ('' is everybody, null is nobody). Cheap to repeat. */
  want(search: string | null): void {
    const text = search?.trim() ?? null;
    if (text === this.#search && this.#client === this.#host.client) return;
    const is_first = this.#search === null || this.#client !== this.#host.client;
    this.#search = text;
    this.#client = this.#host.client;
    this.#turn += 1;
    clearTimeout(this.#timer);
    if (text === null) {
      this.users = [];
      this.status = 'idle';
    } else if (is_first) void this.#load([]);
    else this.#timer = setTimeout(() => void this.#load([]), DEBOUNCE_MS);
  }

  more(): void {
    if (this.has_more && this.status === 'ready') void this.#load(this.users);
  }

  retry(): void {
    void this.#load(this.users);
  }

  async #load(before: readonly User[]): Promise<void> {
    const client = this.#client;
    if (client === null || this.#search === null) return;
    const turn = ++this.#turn;
    this.status = 'loading';
    this.#host.requestUpdate();
    const after = before.at(-1)?.id;
    try {
      const page = await client.call('list_users', { ...this.#among(), search: this.#search, ...(after === undefined ? {} : { after }) });
      if (turn !== this.#turn) return;
      this.users = [...before, ...page.users];
      this.has_more = page.has_more;
      this.status = 'ready';
    } catch {
      if (turn !== this.#turn) return;
      this.status = 'error';
    }
    this.#host.requestUpdate();
  }
}
