import { msg } from '@lit/localize';
import { conversationList, type ChatClient, type ConversationSummary, type State } from '@tenant-chat/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../controllers/client-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { SentinelController } from '../../controllers/sentinel-controller.js';
import { icons } from '../../theme/icons.js';
import { reset } from '../../theme/reset.styles.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { badgeStyles } from '../badge/badge.styles.js';
import { exportedParts } from '../exported-parts.js';
import { foldText } from '../fold-text.js';
import type { MenuItem } from '../menu/menu-item.js';
import { showMenu } from '../menu/show-menu.js';
import { rovingStep } from '../roving-focus.js';
import { loadPeople } from '../people/load-people.js';
import { searchField, searchStyles } from '../search-field.js';
import { notice, skeletonRows, type Notice } from '../states/states.js';
import { stateStyles } from '../states/states.styles.js';
import { pickConversation } from '../talk-to.js';
import { animateMoves, placesOf, type Places } from './animate-moves.js';
import { chatListStyles } from './chat-list.styles.js';
import { chatRow } from './chat-row.js';
import { HOLD_MS, holdOrder } from './hold-order.js';
import { rowStyles } from './row.styles.js';

type Filter = 'all' | 'unread' | 'archived';
/** So many rows are drawn at first, and again so many whenever their end comes near. */
const PAGE = 60;

/**
 * My conversations, newest activity first; one field finds conversations and people.
 * @fires tenant-chat-conversation-picked - `detail.conversation_id`
 * @fires tenant-chat-find-people - the person wants the directory
 * @internal
 */
export class ChatList extends LitElement {
  static override styles = [reset, searchStyles, avatarStyles, badgeStyles, stateStyles, rowStyles, chatListStyles];
  static override properties = {
    client: { attribute: false },
    selected_id: { attribute: false },
    filter: { state: true },
    query: { state: true },
    failure: { state: true },
  };

  client: ChatClient | null = null;
  selected_id: string | null = null;
  filter: Filter = 'all';
  query = '';
  failure = '';

  readonly #state = new ClientController(this);
  readonly #formats = new FormatsController(this);
  #drawn = PAGE;
  #found: readonly ConversationSummary[] = [];
  /** The row that Tab reaches. */
  #reachable = '';
  #order: readonly string[] = [];
  #places: Places = new Map();
  #pointer_at = 0;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new SentinelController(this, () => this.#drawMore());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#release);
  }

  protected override willUpdate(changed: PropertyValues<ChatList>): void {
    if (changed.has('query') || changed.has('filter')) this.#drawn = PAGE;
    const state = this.#state.state;
    this.#found = state?.ready ? this.#find(state) : [];
    const order = this.#found.slice(0, this.#drawn).map(({ id }) => id);
    // Measured only when something will move: it makes the browser lay out the list.
    this.#places = order.join() === this.#order.join() ? new Map() : placesOf(this.#rows());
    this.#order = order;
    if (!order.includes(this.#reachable)) this.#reachable = order[0] ?? '';
  }

  protected override updated(): void {
    if (this.#places.size > 0) animateMoves(this.#rows(), this.#places);
  }

  override render(): TemplateResult {
    const state = this.#state.state;
    return html`
      <div class="tools">
        ${searchField({ label: msg('Search people and conversations'), value: this.query, input: (value) => void (this.query = value) })}
        ${this.#filters()}
      </div>
      ${this.failure ? html`<p class="error" part="error" role="alert">${this.failure}</p>` : nothing}
      <div class="scroller" part="list" @keydown=${this.#onKeydown} @pointermove=${this.#onPointermove} @focusin=${this.#onFocusin}>
        ${state?.ready ? this.#content(state) : skeletonRows(6)}
      </div>`;
  }

  #filters(): TemplateResult {
    const labels: Record<Filter, string> = { all: msg('All'), unread: msg('Unread'), archived: msg('Archived') };
    return html`<div class="filters" part="filters" role="group" aria-label=${msg('Filter')}>
      ${(Object.keys(labels) as Filter[]).map(
        (filter) => html`<button type="button" class="filter" part="filter filter-${filter}" aria-pressed=${String(filter === this.filter)}
          @click=${() => void (this.filter = filter)}>${labels[filter]}</button>`,
      )}
    </div>`;
  }

  #content(state: State): TemplateResult {
    const shown = this.#found.slice(0, this.#drawn);
    const is_searching = this.query.trim() !== '';
    if (shown.length === 0 && !is_searching) return notice(this.#emptiness());
    return html`
      ${is_searching && shown.length > 0 ? html`<h2>${msg('Conversations')}</h2>` : nothing}
      <ul aria-label=${msg('Chats')}>${repeat(shown, ({ id }) => id, (summary) => this.#row(summary, state))}</ul>
      ${is_searching ? this.#people(shown.length === 0) : nothing}
      ${shown.length < this.#found.length ? html`<div class="sentinel"></div>` : nothing}`;
  }

  #row(summary: ConversationSummary, state: State): TemplateResult {
    return chatRow({
      summary,
      state,
      me: this.#state.me,
      formats: this.#formats.formats,
      is_selected: summary.id === this.selected_id,
      is_reachable: summary.id === this.#reachable,
      pick: (id) => pickConversation(this, id),
      menu: (of, anchor) => void this.#openMenu(of, anchor),
    });
  }

  /** People found by the same words, who are one press away from a conversation; loaded with the directory. */
  #people(is_alone: boolean): TemplateResult {
    void loadPeople();
    return html`<tenant-chat-people .client=${this.client} .search=${this.query} .is_alone=${is_alone} exportparts=${exportedParts}
      @tenant-chat-conversation-picked=${this.#onPersonPicked}></tenant-chat-people>`;
  }

  #find(state: State): readonly ConversationSummary[] {
    const words = foldText(this.query.trim());
    const list = conversationList(state, { archived: this.filter === 'archived' })
      .filter(({ id, unread }) => this.filter !== 'unread' || unread > 0 || id === this.selected_id)
      .filter(({ title }) => words === '' || foldText(title).includes(words));
    const is_held = Date.now() - this.#pointer_at < HOLD_MS;
    return is_held && words === '' ? holdOrder(list, this.#order) : list;
  }

  #emptiness(): Notice {
    if (this.filter === 'unread') return { icon: icons.check, text: msg('You have read everything.'), button: this.#clearButton() };
    if (this.filter === 'archived') return { icon: icons.archive, text: msg('What you archive is kept here.'), button: this.#clearButton() };
    return {
      icon: icons.chats,
      text: msg('No conversations yet: start the first one with a colleague.'),
      button: { label: msg('Find people'), press: () => this.dispatchEvent(new CustomEvent('tenant-chat-find-people')) },
    };
  }

  #clearButton(): NonNullable<Notice['button']> {
    return {
      label: msg('Show all chats'),
      press: () => {
        this.filter = 'all';
        this.query = '';
      },
    };
  }

  async #openMenu({ id, title, muted, archived }: ConversationSummary, anchor: HTMLElement): Promise<void> {
    const items: MenuItem[] = [
      muted ? { id: 'unmute', label: msg('Unmute'), icon: icons.unmute } : { id: 'mute', label: msg('Mute'), icon: icons.mute },
      archived ? { id: 'unarchive', label: msg('Unarchive'), icon: icons.archive } : { id: 'archive', label: msg('Archive'), icon: icons.archive },
    ];
    this.failure = '';
    try {
      const picked = await showMenu(this.renderRoot, anchor, items, `${msg('Actions')}: ${title}`);
      if (picked === 'mute' || picked === 'unmute') await this.client?.mute(id, picked === 'mute');
      else if (picked !== null) await this.client?.archive(id, picked === 'archive');
    } catch {
      this.failure = msg('That did not work. Please try again.');
    }
  }

  readonly #onPersonPicked = (event: CustomEvent<{ readonly conversation_id: string }>): void => {
    this.query = '';
    pickConversation(this, event.detail.conversation_id);
  };

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  #drawMore(): void {
    this.#drawn += PAGE;
    this.requestUpdate();
  }

  #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li[data-id]')];
  }

  /** Nothing changes places under a pointer that is about to press; when it rests, the list catches up. */
  readonly #onPointermove = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse') return;
    this.#pointer_at = Date.now();
    clearTimeout(this.#release);
    this.#release = setTimeout(() => this.requestUpdate(), HOLD_MS + 20);
  };

  readonly #onFocusin = (event: FocusEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('li')?.dataset['id'];
    if (id === undefined || id === this.#reachable) return;
    this.#reachable = id;
    this.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.contains(this.shadowRoot?.activeElement ?? null));
    const to = at < 0 ? null : rovingStep(event.key, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    rows[to]?.querySelector<HTMLElement>('.open')?.focus();
  };
}
