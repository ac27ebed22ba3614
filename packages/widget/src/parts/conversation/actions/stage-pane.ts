import type { Message } from '@tenant-chat/protocol/schemas';
import { html, type TemplateResult } from 'lit';
import { exportedParts } from '../../exported-parts.js';
import { moreParts } from '../../more-parts.js';
import { defineDetails } from '../details/load-details.js';
import { defineMessagePane } from '../panes/load-message-pane.js';
import type { MessagePaneKind } from '../panes/message-pane.js';
import { focusBack } from './focus-back.js';
import type { StageOf } from './stage-of.js';

export interface PaneEvents {
  readonly picked: (message_id: string) => void;
  readonly forwarded: () => void;
  /** What is pinned is to be shown over the details. */
  readonly pins: (button: HTMLElement) => void;
}

interface Shown {
  readonly kind: MessagePaneKind | 'details';
  /** null: it is about the conversation. */
  readonly message: Message | null;
  readonly back: HTMLElement | null;
  readonly emoji: string | null;
}

/** What stands over the conversation: its details, a pane about messages, or one over the other. */
export class StagePane {
  readonly #of: StageOf;
  readonly #events: PaneEvents;
  #shown: readonly Shown[] = [];

  constructor(of: StageOf, events: PaneEvents) {
    this.#of = of;
    this.#events = events;
  }

  get is_open(): boolean {
    return this.#shown.length > 0;
  }

  forget(): void {
    this.#shown = [];
  }

  /** Rejects when it does not load. */
  async open(shown: Shown): Promise<void> {
    await (shown.kind === 'details' ? defineDetails() : defineMessagePane());
    // Pins come over the details that they were asked for in; anything else stands alone.
    const below = this.#shown.filter(({ kind }) => kind === 'details' && shown.kind === 'pins');
    this.#shown = [...below, shown];
    await this.#redraw();
    [...this.#of.host.renderRoot.querySelectorAll<HTMLElement>('.side')].at(-1)?.focus();
  }

  render(): readonly TemplateResult[] {
    const view = this.#of.view();
    return view ? this.#shown.map((shown, n) => this.#pane(shown, view, n < this.#shown.length - 1)) : [];
  }

  #pane(shown: Shown, { client, conversation }: NonNullable<ReturnType<StageOf['view']>>, is_covered: boolean): TemplateResult {
    const [conversation_id, parts] = [conversation.row.id, exportedParts({ moreParts })];
    if (shown.kind === 'details') {
      return html`<tenant-chat-conversation-details class="side" ?inert=${is_covered} .client=${client} .conversation_id=${conversation_id} exportparts=${parts}
        @tenant-chat-details-close=${this.#close} @tenant-chat-details-left=${this.#of.left} @tenant-chat-details-pins=${this.#onPins}></tenant-chat-conversation-details>`;
    }
    return html`<tenant-chat-message-pane class="side" .client=${client} .conversation_id=${conversation_id} .kind=${shown.kind}
      .message=${shown.message} .emoji=${shown.emoji} exportparts=${parts}
      @tenant-chat-pane-close=${this.#close} @tenant-chat-message-picked=${this.#onPicked} @tenant-chat-forwarded=${this.#onForwarded}></tenant-chat-message-pane>`;
  }

  readonly #close = (): Promise<void> => this.#leave(this.#shown.slice(0, -1));

  async #leave(shown: readonly Shown[]): Promise<void> {
    const back = this.#shown.at(-1)?.back ?? null;
    this.#shown = shown;
    await this.#redraw();
    focusBack(back, this.#of.host);
  }

  readonly #onPins = ({ detail: { button } }: CustomEvent<{ readonly button: HTMLElement }>): void => this.#events.pins(button);

  readonly #onPicked = async (event: CustomEvent<{ readonly message_id: string }>): Promise<void> => {
    await this.#leave([]);
    this.#events.picked(event.detail.message_id);
  };

  readonly #onForwarded = async (): Promise<void> => {
    await this.#close();
    this.#events.forwarded();
  };

  async #redraw(): Promise<void> {
    this.#of.host.requestUpdate();
    await this.#of.host.updateComplete;
  }
}
