import { msg, str } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { controls } from '../../theme/controls.styles.js';
import { reset } from '../../theme/reset.styles.js';
import { isComposing } from '../conversation/enter-key.js';
import { isTypingKey } from '../conversation/typing-key.js';
import { placeBeside } from '../menu/place-beside.js';
import { searchField, searchStyles } from '../search-field.js';
import { chooseTone, noteEmoji } from './emoji-choices.js';
import { cellAt, cellsOf, emojiGrid, type Cell } from './emoji-grid.js';
import { emojiPickerStyles } from './emoji-picker.styles.js';
import { groupWords } from './emoji-words.js';
import { findEmoji } from './find-emoji.js';
import type { EmojiGroup } from './read-emoji.js';
import type { SkinTone } from './skin-tone.js';
import { toneButton, toneChoice } from './tone-choice.js';

export { emojiChoices } from './emoji-choices.js';
export { loadEmoji } from './load-emoji.js';

/** Of what is found; whoever wants others writes another letter. */
const MOST_FOUND = 120;

/**
 * All emoji, in the top layer: what was taken last, then the groups; what is found while something is searched. One stop of Tab for the grid; arrows move,
 * Enter takes, Esc closes and gives the focus back.
 * @internal
 */
export class EmojiPicker extends LitElement {
  static override styles = [reset, controls, searchStyles, emojiPickerStyles];
  static override properties = {
    groups: { attribute: false }, recent: { attribute: false }, tone: { state: true }, query: { state: true }, shows_tones: { state: true }, pointed: { state: true },
  };

  client: ChatClient | null = null;
  groups: readonly EmojiGroup[] = [];
  recent: readonly string[] = [];
  tone: SkinTone = 0;
  query = '';
  shows_tones = false;
  /** Under the pointer or the focus. */
  pointed: Cell | null = null;
  #anchor: HTMLElement | null = null;
  #done = (_emoji: string | null): void => {};
  #columns = 8;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('focusout', this.#onFocusOut);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', msg('Emoji'));
    if (matchMedia('(pointer: coarse)').matches) this.#columns = 6;
    document.addEventListener('pointerdown', this.#onPress, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onPress, true);
  }

  /** Resolves with what was taken; null: nothing. */
  async showBeside(anchor: HTMLElement): Promise<string | null> {
    this.#anchor = anchor;
    await this.updateComplete;
    this.showPopover();
    placeBeside(this, anchor.getBoundingClientRect());
    // In a field a touch screen would put its keyboard over the grid.
    (matchMedia('(pointer: coarse)').matches ? this.#cell : this.#search)?.focus({ preventScroll: true });
    return new Promise((resolve) => (this.#done = resolve));
  }

  override render(): TemplateResult {
    const is_searching = this.query.trim() !== '';
    return html`<div class="head">${searchField({ label: msg('Search emoji'), value: this.query, input: (value) => (this.query = value) })}
        ${toneButton(this.tone, this.shows_tones, () => void this.#toggleTones())}</div>
      ${this.shows_tones ? toneChoice(this.tone, this.#chooseTone, () => void this.#toggleTones()) : nothing}
      ${is_searching ? nothing : guard([this.groups], () => this.#jumps())}
      <div class="scroller" tabindex="-1" @click=${this.#onClick} @pointerover=${this.#onPoint} @focusin=${this.#onPoint}>
        ${is_searching ? guard([this.query, this.tone], () => this.#found()) : guard([this.groups, this.recent, this.tone], () => this.#all())}
      </div>
      <div class="foot" aria-hidden="true">${this.pointed ? html`<span class="sign">${this.pointed.emoji}</span><span class="name" dir="auto">${this.pointed.name}</span>` : msg('Pick an emoji')}</div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('query')) this.#scroller?.scrollTo(0, 0);
    // What is not near is not laid out; so much room is its.
    for (const grid of this.renderRoot.querySelectorAll<HTMLElement>('.grid')) grid.style.setProperty('--rows', grid.dataset['rows'] ?? '0');
    if (!this.renderRoot.querySelector('.line > [tabindex="0"]')) this.#reach(this.#cell);
  }

  #jumps(): TemplateResult {
    return html`<div class="jumps" role="group" aria-label=${msg('Groups')}>${this.groups.map(({ group }) => {
      const [sign, words] = groupWords[group];
      return html`<button type="button" part="emoji-group" aria-label=${words()} title=${words()} @click=${() => this.#jump(group)}>${sign}</button>`;
    })}</div>`;
  }

  #all(): TemplateResult {
    const recent = this.recent.map((emoji) => ({ emoji, name: this.#nameOf(emoji) }));
    return html`${recent.length > 0 ? this.#section('recent', msg('Recently used'), recent) : nothing}
      ${this.groups.map(({ group, emoji }) => this.#section(group, groupWords[group][1](), cellsOf(emoji, this.tone)))}`;
  }

  #section(id: string, title: string, cells: readonly Cell[]): TemplateResult {
    return html`<section id=${id}><h3>${title}</h3>${emojiGrid(title, cells, this.#columns)}</section>`;
  }

  #found(): TemplateResult {
    const found = cellsOf(findEmoji(this.groups, this.query).slice(0, MOST_FOUND), this.tone);
    const words = found.length === 0 ? msg('No emoji was found.') : msg(str`Found: ${found.length}`);
    return html`<p class=${found.length === 0 ? 'none' : 'visually-hidden'} role="status">${words}</p>${emojiGrid(msg('Emoji found'), found, this.#columns)}`;
  }

  /** Recent ones are kept in the tone in which they were taken. */
  #nameOf(emoji: string): string {
    const plain = emoji.replace(/\p{Emoji_Modifier}/gu, '');
    return this.groups.flatMap((each) => each.emoji).find((each) => each.emoji.replaceAll('\uFE0F', '') === plain.replaceAll('\uFE0F', ''))?.name ?? emoji;
  }

  get #search(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  get #cell(): HTMLElement | null {
    return this.renderRoot.querySelector('.line > [tabindex="0"]') ?? this.renderRoot.querySelector('.line > *');
  }

  /** Where Tab comes to the grid. */
  #reach(cell: HTMLElement | null): void {
    const before = this.renderRoot.querySelector<HTMLElement>('.line > [tabindex="0"]');
    if (before) before.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
  }

  #jump(group: string): void {
    const [section, scroller] = [this.renderRoot.querySelector(`#${group}`), this.#scroller];
    if (!section || !scroller) return;
    scroller.scrollTop += section.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    section.querySelector<HTMLElement>('.line > *')?.focus({ preventScroll: true });
  }

  readonly #chooseTone = (tone: SkinTone): void => {
    this.tone = tone;
    if (this.client) void chooseTone(this.client, tone);
  };

  async #toggleTones(): Promise<void> {
    this.shows_tones = !this.shows_tones;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.shows_tones ? '.tones [aria-checked="true"]' : '.tone')?.focus();
  }

  #close(taken: string | null): void {
    this.#done(taken);
    this.#anchor?.focus();
    this.remove();
  }

  #take(emoji: string): void {
    if (this.client) void noteEmoji(this.client, emoji);
    this.#close(emoji);
  }

  readonly #onClick = (event: Event): void => {
    const cell = cellOf(event);
    if (cell) this.#take(cell.dataset['emoji'] ?? '');
  };

  readonly #onPoint = (event: Event): void => {
    const cell = cellOf(event);
    if (!cell) return;
    this.pointed = { emoji: cell.dataset['emoji'] ?? '', name: cell.ariaLabel ?? '' };
    if (event.type === 'focusin') this.#reach(cell);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const at = event.composedPath()[0];
    if (at === this.#search && isTypingKey(event)) event.stopPropagation();
    if (event.defaultPrevented || isComposing(event)) return;
    if (event.key === 'Escape') this.#close(null);
    else if (at === this.#search ? !this.#leaveSearch(event.key) : !this.#move(at, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #leaveSearch(key: string): boolean {
    if (key === 'Enter' && this.query.trim() !== '') {
      const first = this.renderRoot.querySelector<HTMLElement>('.line > *');
      if (first) this.#take(first.dataset['emoji'] ?? '');
      return true;
    }
    if (key !== 'ArrowDown') return false;
    this.#cell?.focus();
    return true;
  }

  #move(at: EventTarget | undefined, key: string): boolean {
    if (!(at instanceof HTMLElement) || at.dataset['emoji'] === undefined) return false;
    const to = cellAt(this.renderRoot, at, key, getComputedStyle(this).direction === 'rtl');
    if (!to && key !== 'ArrowUp') return false;
    (to ?? this.#search)?.focus();
    return true;
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    // To nowhere is another window, or a part of the picker that is drawn anew.
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget) && !this.renderRoot.contains(event.relatedTarget)) this.#leave();
  };

  readonly #onPress = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) this.#leave();
  };

  /** The person went somewhere else: the focus is where she went. */
  #leave(): void {
    this.#anchor = null;
    this.#close(null);
  }
}

function cellOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-emoji]') : null;
}
