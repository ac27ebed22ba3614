import type { Message } from '@tenant-chat/protocol/schemas';
import { focusPlace } from '../../focus-place.js';
import { rowOf } from '../find-rows.js';
import { mayPost } from './may-post.js';
import { messageOf } from './message-of.js';
import { RowTools } from './row-tools.js';
import type { StageOf } from './stage-of.js';

/** Follows the pointer and the focus over the messages with the one bar of what can be done. */
export class RowReach {
  readonly #of: StageOf;
  readonly #tools = new RowTools();
  /** Reached before it could be acted on: a message is drawn before the server has it. */
  #early: HTMLElement | null = null;

  constructor(of: StageOf) {
    this.#of = of;
    of.host.addEventListener('pointerleave', () => this.#leave());
    of.host.renderRoot.addEventListener('focusout', (event) => {
      const row = rowOf(event.target);
      if (row && !row.contains((event as FocusEvent).relatedTarget as Node | null)) rove(row, -1);
    });
  }

  forget(): void {
    this.#tools.hide();
    this.#early = null;
  }

  /** The pointer or the focus came to a row. */
  reach(row: HTMLElement, event: Event): void {
    // This is loaded with the first of them, and what waits for that need not come in its order.
    if (!isReached(row)) return;
    if (event.type === 'focusin') rove(row, 0);
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
    const message = messageOf(this.#of, row);
    this.#early = message ? null : row;
    if (message) this.#show(row, message);
    else this.#leave();
  }

  /** After a drawing: the pointer or the focus may still be where they came too early; of a message that was deleted the bar goes. */
  drawn(): void {
    const early = this.#early && messageOf(this.#of, this.#early);
    if (this.#early && early) {
      if (isReached(this.#early)) this.#show(this.#early, early);
      this.#early = null;
    }
    const { row } = this.#tools;
    if (!row || messageOf(this.#of, row)?.deleted_at == null) return;
    this.#tools.hide();
    if (focusPlace() === null) row.focus({ preventScroll: true });
  }

  #show(row: HTMLElement, { deleted_at, kind }: Message): void {
    const view = this.#of.view();
    if (!view || deleted_at !== null || kind === 'system') return;
    // What was opened from the bar stands beside it.
    if (this.#of.host.renderRoot.querySelector(':popover-open')) return;
    this.#tools.showOn(row, mayPost(view.conversation, view.me));
  }

  /** The pointer left: what has the focus keeps its bar. */
  #leave(): void {
    if (!this.#tools.row?.matches(':focus-within')) this.#tools.hide();
  }
}

function isReached(row: HTMLElement): boolean {
  return row.matches(':hover, :focus-within');
}

/** The row that has the focus passes it on to its buttons, one Tab after the other; those of hundreds of others are passed over. */
function rove(row: HTMLElement, tab_index: 0 | -1): void {
  for (const button of row.querySelectorAll<HTMLElement>('button[tabindex]')) button.tabIndex = tab_index;
}
