import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../../theme/controls.styles.js';
import { reset } from '../../../theme/reset.styles.js';
import { placeBeside } from '../../menu/place-beside.js';
import { isEscape } from '../enter-key.js';
import { dateJumpStyles } from './date-jump.styles.js';
import { dayOf, daysBefore, startOfDay } from './days.js';

/** Before anything was said. */
const START = new Date(0).toISOString();

/**
 * Where to go in a conversation: a date, or one of those that are wanted most. Esc closes it and gives the focus back; so does whatever leads out of it,
 * without the focus.
 * @internal
 */
export class DateJump extends LitElement {
  static override styles = [reset, controls, dateJumpStyles];
  static override properties = { first_day: { attribute: false }, day: { attribute: false }, today: { attribute: false } };

  /** Nothing was said before (`2026-03-12`). */
  first_day = '';
  /** What stands in the field. */
  day = '';
  /** ms since 1970 at some moment of today. */
  today = 0;
  #pick: (at: string | null) => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
    this.role = 'dialog';
    this.ariaLabel = msg('Jump to date');
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('focusout', this.#onFocusout);
    this.addEventListener('toggle', this.#onToggle);
  }

  /** Resolves with the instant that was picked (ISO 8601), null: none; the focus is the anchor's again unless it went elsewhere. */
  async showBeside(anchor: HTMLElement): Promise<string | null> {
    await this.updateComplete;
    this.showPopover();
    placeBeside(this, this.#placeOf(anchor));
    this.renderRoot.querySelector('input')?.focus();
    const at = await new Promise<string | null>((resolve) => (this.#pick = resolve));
    const has_focus = this.matches(':focus-within');
    this.remove();
    if (has_focus) anchor.focus({ preventScroll: true });
    return at;
  }

  override render(): TemplateResult {
    const today = dayOf(this.today);
    const week_ago = daysBefore(this.today, 7);
    const choice = (words: string, at: string | null): TemplateResult => html`<button type="button" class="choice" part="date-choice" @click=${() => this.#pick(at)}>${words}</button>`;
    return html`<form novalidate @submit=${this.#submit}>
        <label>${msg('Jump to date')}
          <input type="date" name="day" part="date-field" required min=${this.first_day} max=${today} .value=${this.day} />
        </label>
        <button type="submit" class="button" part="date-go">${msg('Go')}</button>
      </form>
      <div class="choices">
        ${choice(msg('Today'), startOfDay(today))}
        ${week_ago > this.first_day ? choice(msg('A week ago'), startOfDay(week_ago)) : nothing}
        ${choice(msg('Start of the conversation'), START)}
      </div>`;
  }

  /** Below the middle of a day's line; at the end of a button in a corner. */
  #placeOf(anchor: HTMLElement): DOMRect {
    const { left, top, width, height } = anchor.getBoundingClientRect();
    const around = this.offsetWidth - width;
    return anchor.dataset['at'] ? new DOMRect(left - around / 2, top, width + around, height) : new DOMRect(left, top, width, height);
  }

  /** A day out of reach leads as far as there is something; what is no day leads nowhere. */
  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const at = startOfDay(this.renderRoot.querySelector('input')?.value ?? '');
    if (at !== null) this.#pick(at < START ? START : at);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (!isEscape(event)) return;
    event.preventDefault();
    this.#pick(null);
  };

  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget) this.#pick(null);
  };

  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'closed') this.#pick(null);
  };
}
