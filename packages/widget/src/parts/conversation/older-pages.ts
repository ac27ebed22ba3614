import { hasOlder, type ChatClient, type ConversationState } from '@tenant-chat/client';

/** Fetches older pages, one at a time. After a failure it waits to be asked. */
export class OlderPages {
  /** Older pages are fetched when less than this is left above. */
  static readonly AHEAD_PX = 250;

  readonly #redraw: () => void;
  #loading: Promise<boolean> | null = null;
  has_failed = false;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  forget(): void {
    this.#loading = null;
    this.has_failed = false;
  }

  /** Whether a page came. */
  async load(client: ChatClient, conversation: ConversationState): Promise<boolean> {
    if (this.has_failed || !hasOlder(conversation)) return false;
    return (this.#loading ??= this.#fetch(client, conversation.row.id));
  }

  again(client: ChatClient, conversation: ConversationState): void {
    this.has_failed = false;
    this.#redraw();
    void this.load(client, conversation);
  }

  async #fetch(client: ChatClient, conversation_id: string): Promise<boolean> {
    let is_here = true;
    const loading = Promise.resolve().then(() => client.loadOlder(conversation_id));
    try {
      await loading;
      return true;
    } catch {
      is_here = false;
      return false;
    } finally {
      this.has_failed = !is_here;
      this.#loading = null;
      this.#redraw();
    }
  }
}
