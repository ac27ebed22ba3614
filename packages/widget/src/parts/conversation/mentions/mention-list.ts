import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../avatar/avatar.js';
import { isComposing } from '../enter-key.js';
import { keepFocus } from '../keep-focus.js';
import { askedCandidates, knownCandidates, type Candidate, type MentionSearch } from './find-mentionable.js';
import { mentionListStyles } from './mention-list.styles.js';
import { mentionQuery, type MentionQuery } from './mention-query.js';
import type { Mentionable } from './mention-text.js';

interface MentionListParts {
  readonly search: () => MentionSearch | null;
  readonly redraw: () => void;
  /** Puts somebody in the place of the query. */
  readonly insert: (query: MentionQuery, person: Mentionable) => void;
  /** Somebody was meant who is not in the conversation. */
  readonly onOutsider: (person: Mentionable) => void;
}

const DEBOUNCE_MS = 150;
/** Ids for the field, which points at them: they stand in the same shadow root. */
const MENTION_LIST_ID = 'mentions';
const optionId = (index: number): string => `${MENTION_LIST_ID}-${index}`;

/** Who can be meant, while an `@` is being written: a list above the field, moved in by the keys that the field passes on. */
export class MentionList {
  readonly #parts: MentionListParts;
  #query: MentionQuery | null = null;
  #found: readonly Candidate[] = [];
  #active = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** Where Esc was pressed: that `@` is left alone. */
  #dismissed_at = -1;

  constructor(root: ShadowRoot, parts: MentionListParts) {
    this.#parts = parts;
    if (mentionListStyles.styleSheet) root.adoptedStyleSheets.push(mentionListStyles.styleSheet);
  }

  get active_id(): string | null {
    return this.#found.length > 0 ? optionId(this.#active) : null;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#query = null;
    this.#found = [];
    this.#active = 0;
  }

  /** The text or the caret moved. */
  follow(text: string, caret: number): void {
    const search = this.#parts.search();
    const query = search && mentionQuery(text, caret);
    if (!search || !query || query.from === this.#dismissed_at) {
      if (!query) this.#dismissed_at = -1;
      if (this.#query) this.#redrawAfter(() => this.close());
      return;
    }
    if (query.from === this.#query?.from && query.text === this.#query.text) return;
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    this.#redrawAfter(() => this.#show(query, knownCandidates(search, query.text)));
    this.#timer = setTimeout(() => void this.#ask(search, query, turn), DEBOUNCE_MS);
  }

  /** Whether the key was for the list. */
  press(event: KeyboardEvent): boolean {
    if (!this.#query || this.#found.length === 0 || isComposing(event)) return false;
    const step: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = step[event.key];
    if (by !== undefined) this.#redrawAfter(() => (this.#active = (this.#active + by + this.#found.length) % this.#found.length));
    else if (event.key === 'Enter' || event.key === 'Tab') this.#pick(this.#found[this.#active]);
    else if (event.key === 'Escape') this.#dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  render(): TemplateResult | typeof nothing {
    if (this.#found.length === 0) return nothing;
    return html`<ul class="mentions" part="mentions" id=${MENTION_LIST_ID} role="listbox" aria-label=${msg('People')}>
      ${this.#found.map((each, index) => html`<li role="option" id=${optionId(index)} part="mention" aria-selected=${String(index === this.#active)}
        @pointerdown=${keepFocus} @click=${() => this.#pick(each)}>
        ${avatar({ id: each.id, name: each.name, avatar_url: each.avatar_url, status: null, is_group: each.id === 'all' })}
        <span class="mention-name" dir="auto">${each.name}</span>${each.is_outside ? html`<span class="mention-note">${msg('Not in this group')}</span>`
          : each.id === 'all' ? html`<span class="mention-note">${msg('Everybody in this group')}</span>` : nothing}</li>`)}
    </ul>`;
  }

  async #ask(search: MentionSearch, query: MentionQuery, turn: number): Promise<void> {
    const asked = await askedCandidates(search, query.text).catch(() => []);
    if (turn !== this.#turn || asked.length === 0) return;
    const known = new Set(this.#found.map(({ id }) => id));
    this.#redrawAfter(() => (this.#found = [...this.#found, ...asked.filter(({ id }) => !known.has(id))].slice(0, 8)));
  }

  #show(query: MentionQuery, found: readonly Candidate[]): void {
    this.#query = query;
    this.#found = found;
    this.#active = 0;
  }

  #pick(candidate: Candidate | undefined): void {
    const query = this.#query;
    if (!candidate || !query) return;
    this.close();
    this.#parts.insert(query, candidate);
    if (candidate.is_outside) this.#parts.onOutsider(candidate);
    this.#parts.redraw();
  }

  #dismiss(): void {
    const from = this.#query?.from ?? -1;
    this.#redrawAfter(() => this.close());
    this.#dismissed_at = from;
  }

  #redrawAfter(change: () => void): void {
    change();
    this.#parts.redraw();
  }
}
