import type { Message } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
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
}

interface Shown {
  readonly kind: MessagePaneKind | 'details';
  /** null: it is about the conversation. */
  readonly message: Message | null;
  readonly back: HTMLElement | null;
  readonly emoji: string | null;
}

/** What stands over the conversation: the details of a group, or a pane about messages. */
export class StagePane {
  readonly #of: StageOf;
  readonly #events: PaneEvents;
  #shown: Shown | null = null;

  constructor(of: StageOf, events: PaneEvents) {
    this.#of = of;
    this.#events = events;
  }

  get is_open(): boolean {
    return this.#shown !== null;
  }

  forget(): void {
    this.#shown = null;
  }

  /** Rejects when it does not load. */
  async open(shown: Shown): Promise<void> {
    await (shown.kind === 'details' ? defineDetails() : defineMessagePane());
    this.#shown = shown;
    await this.#redraw();
    this.#of.host.renderRoot.querySelector<HTMLElement>('.side')?.focus();
  }

  render(): TemplateResult | typeof nothing {
    const [shown, view] = [this.#shown, this.#of.view()];
    if (!shown || !view) return nothing;
    const [{ client }, conversation_id, parts] = [view, view.conversation.row.id, exportedParts({ moreParts })];
    if (shown.kind === 'details') {
      return html`<tenant-chat-conversation-details class="side" .client=${client} .conversation_id=${conversation_id} exportparts=${parts}
        @tenant-chat-details-close=${this.#close} @tenant-chat-details-left=${this.#of.left}></tenant-chat-conversation-details>`;
    }
    return html`<tenant-chat-message-pane class="side" .client=${client} .conversation_id=${conversation_id} .kind=${shown.kind}
      .message=${shown.message} .emoji=${shown.emoji} exportparts=${parts}
      @tenant-chat-pane-close=${this.#close} @tenant-chat-message-picked=${this.#onPicked} @tenant-chat-forwarded=${this.#onForwarded}></tenant-chat-message-pane>`;
  }

  readonly #close = async (): Promise<void> => {
    const back = this.#shown?.back ?? null;
    this.#shown = null;
    await this.#redraw();
    focusBack(back, this.#of.host);
  };

  readonly #onPicked = async (event: CustomEvent<{ readonly message_id: string }>): Promise<void> => {
    await this.#close();
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
