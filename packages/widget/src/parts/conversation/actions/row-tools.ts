import { msg } from '@lit/localize';
import { html, render } from 'lit';
import { icons } from '../../../theme/icons.js';
import { moreIcons } from '../../../theme/more-icons.js';
import { actionIcons } from './action-icons.js';

/** Between the bar and a bubble. */
const GAP_PX = 8;
/** So much of a bubble is above its text. */
const PADDING_PX = 5;

/**
 * What can be done with the message under the pointer or the focus: one bar that moves from row to row, so that ten thousand rows need none
 * of their own. Its buttons carry `data-action`.
 */
export class RowTools {
  readonly #box = document.createElement('div');

  constructor() {
    this.#box.className = 'tools';
    this.#box.setAttribute('part', 'message-tools');
    this.#box.setAttribute('role', 'group');
  }

  get row(): HTMLElement | null {
    return this.#box.closest<HTMLElement>('.row');
  }

  showOn(row: HTMLElement, may_reply: boolean): void {
    if (this.#box.parentElement === row) return;
    this.#box.setAttribute('aria-label', msg('Message actions'));
    const [reply, react, more] = [msg('Reply'), msg('React'), msg('More actions')];
    render(html`<button type="button" data-action="react" aria-label=${react} title=${react}>${moreIcons.smile}</button
      >${may_reply ? html`<button type="button" data-action="reply" aria-label=${reply} title=${reply}>${actionIcons.reply}</button>` : ''}<button
      type="button" data-action="menu" aria-haspopup="menu" aria-label=${more} title=${more}>${icons.more}</button>`, this.#box);
    row.append(this.#box);
    this.#place(row);
  }

  /** Beside the bubble, else above its text, over the end of what was said before; where that is out of sight, at the edge of the view. */
  #place(row: HTMLElement): void {
    const [box, bubble, list] = [this.#box, row.querySelector<HTMLElement>('.bubble'), row.closest('.messages')];
    if (!bubble || !list) return;
    const has_room = row.offsetWidth - bubble.offsetWidth > box.offsetWidth + GAP_PX;
    const top = has_room ? bubble.offsetTop + 1 : bubble.offsetTop + PADDING_PX - box.offsetHeight;
    const edge = list.getBoundingClientRect().top - row.getBoundingClientRect().top + 2;
    box.style.insetBlockStart = `${Math.max(top, Math.min(edge, row.offsetHeight - box.offsetHeight))}px`;
  }

  hide(): void {
    this.#box.remove();
  }
}
