import { html, nothing, type TemplateResult } from 'lit';
import { isComposing } from '../enter-key.js';
import { keepFocus } from '../keep-focus.js';
import { completionListStyles } from './completion-list.styles.js';
import type { Completion, CompletionSource, Query } from './completion-source.js';

const DEBOUNCE_MS = 150;
const MOST = 8;
/** Ids for the field, which points at them: they stand in the same shadow root. */
const LIST_ID = 'completions';
const optionId = (index: number): string => `${LIST_ID}-${index}`;

/** What can be put where something is being written: a list above the field, moved in by the keys that the field passes on. */
export class CompletionList {
  readonly #root: ShadowRoot;
  readonly #sources: readonly CompletionSource[];
  readonly #redraw: () => void;
  #source: CompletionSource | null = null;
  #query: Query | null = null;
  #found: readonly Completion[] = [];
  #active = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  /** Where Esc was pressed: what begins there is left alone. */
  #dismissed_at = -1;
  #is_picking = false;
  /** What was put there; what goes on with it is nothing to complete. */
  #picked: Query | null = null;

  constructor(root: ShadowRoot, sources: readonly CompletionSource[], redraw: () => void) {
    this.#root = root;
    this.#sources = sources;
    this.#redraw = redraw;
    if (completionListStyles.styleSheet) root.adoptedStyleSheets.push(completionListStyles.styleSheet);
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
    const queries = this.#sources.flatMap((source) => {
      const query = source.query(text, caret);
      return query ? [{ source, query }] : [];
    });
    // What begins last: a name may have two words, and the second be behind another sign.
    const [begun] = queries.sort((one, other) => other.query.from - one.query.from);
    if (this.#is_picking) this.#picked = begun?.query ?? null;
    const { from, text: put } = this.#picked ?? {};
    if (!begun || begun.query.from === this.#dismissed_at || (begun.query.from === from && put !== undefined && begun.query.text.startsWith(put.trimEnd()))) {
      if (!begun) this.#dismissed_at = -1;
      if (this.#query) this.#redrawAfter(() => this.close());
      return;
    }
    const { source, query } = begun;
    if (query.from === this.#query?.from && query.text === this.#query.text) return;
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    this.#redrawAfter(() => {
      this.#source = source;
      this.#query = query;
      this.#found = source.known(query).slice(0, MOST);
      this.#active = 0;
    });
    this.#timer = setTimeout(() => void this.#ask(source, query, turn), DEBOUNCE_MS);
  }

  /** Whether the key was for the list. */
  press(event: KeyboardEvent): boolean {
    if (!this.#query || this.#found.length === 0 || isComposing(event)) return false;
    const step: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = step[event.key];
    if (by !== undefined) this.#move(by);
    else if (event.key === 'Enter' || event.key === 'Tab' || event.key === this.#found[this.#active]?.ended_by) this.#pick(this.#found[this.#active]);
    else if (event.key === 'Escape') this.#dismiss();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  render(): TemplateResult | typeof nothing {
    if (this.#found.length === 0) return nothing;
    return html`<ul class="completions" part="completions" id=${LIST_ID} role="listbox" tabindex="-1" aria-label=${this.#source?.label() ?? nothing}>
      ${this.#found.map((each, index) => html`<li role="option" id=${optionId(index)} part="completion" aria-selected=${String(index === this.#active)}
        @pointerdown=${keepFocus} @click=${() => this.#pick(each)}>${each.picture}<span class="completion-name" dir="auto">${each.name}</span
        >${each.note ? html`<span class="completion-note">${each.note}</span>` : nothing}</li>`)}
    </ul>`;
  }

  async #ask(source: CompletionSource, query: Query, turn: number): Promise<void> {
    const asked = await source.asked(query).catch(() => []);
    if (turn !== this.#turn || asked.length === 0) return;
    // Each stays where it stands, as it is now.
    const all = new Map([...this.#found, ...asked].map((each) => [each.id, each]));
    this.#redrawAfter(() => (this.#found = [...all.values()].slice(0, MOST)));
  }

  #pick(completion: Completion | undefined): void {
    if (!completion) return;
    this.close();
    this.#is_picking = true;
    completion.pick();
    this.#is_picking = false;
    this.#redraw();
  }

  #move(by: number): void {
    this.#redrawAfter(() => (this.#active = (this.#active + by + this.#found.length) % this.#found.length));
    // In a low window they do not all fit.
    requestAnimationFrame(() => this.#root.getElementById(this.active_id ?? '')?.scrollIntoView({ block: 'nearest' }));
  }

  #dismiss(): void {
    const from = this.#query?.from ?? -1;
    this.#redrawAfter(() => this.close());
    this.#dismissed_at = from;
  }

  #redrawAfter(change: () => void): void {
    change();
    this.#redraw();
  }
}
