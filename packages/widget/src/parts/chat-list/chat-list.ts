import { msg } from '@lit/localize';
import { conversationList, type ChatClient, type ConversationSummary, type State } from '@tenant-chat/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ClientController } from '../../controllers/client-controller.js';
import { DirectoryController } from '../../controllers/directory-controller.js';
import { FormatsController } from '../../controllers/formats-controller.js';
import { SentinelController } from '../../controllers/sentinel-controller.js';
import { icons } from '../../theme/icons.js';
import { reset } from '../../theme/reset.styles.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { badgeStyles } from '../badge/badge.styles.js';
import { foldText } from '../fold-text.js';
import type { MenuItem, MenuPopover } from '../menu/menu-popover.js';
import { personOf, personRow } from '../people/person-row.js';
import { rovingStep } from '../roving-focus.js';
import { searchField, searchStyles } from '../search-field.js';
import { notice, skeletonRows, type Notice } from '../states/states.js';
import { stateStyles } from '../states/states.styles.js';
import { pickConversation, talkTo } from '../talk-to.js';
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
  readonly #directory = new DirectoryController(this);
  #drawn = PAGE;
  #found: readonly ConversationSummary[] = [];
  /** The row that Tab reaches. */
  #reachable = '';
  #order: readonly string[] = [];
  #places: Places = new Map();
  #pointer_at = 0;
  #release: ReturnType<typeof setTimeout> | undefined;
  #menu_of: ConversationSummary | null = null;

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
    this.#directory.want(this.query.trim() === '' ? null : this.query);
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
      </div>
      <tenant-chat-menu part="menu" @tenant-chat-menu-picked=${this.#onMenuPicked}></tenant-chat-menu>`;
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
      ${is_searching && shown.length > 0 ? html`<h3>${msg('Conversations')}</h3>` : nothing}
      <ul aria-label=${msg('Chats')}>${repeat(shown, ({ id }) => id, (summary) => this.#row(summary, state))}</ul>
      ${is_searching ? this.#people(state, shown.length === 0) : nothing}
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
      menu: (of, anchor) => this.#openMenu(of, anchor),
    });
  }

  /** People found by the same words, who are one press away from a conversation. */
  #people(state: State, is_alone: boolean): TemplateResult | typeof nothing {
    const { users, status } = this.#directory;
    const others = users.filter(({ id }) => id !== this.#state.me);
    if (status === 'loading' && others.length === 0) return is_alone ? skeletonRows(3) : nothing;
    if (others.length === 0) return is_alone ? notice({ icon: icons.search, text: msg('Nothing found.'), button: this.#clearButton() }) : nothing;
    return html`<h3>${msg('People')}</h3>
      <ul aria-label=${msg('People')}>
        ${others.map((user, at) => personRow({ person: personOf(user, state), is_reachable: is_alone && at === 0, is_busy: false, pick: (id) => void this.#talkTo(id) }))}
      </ul>`;
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

  #openMenu(summary: ConversationSummary, anchor: HTMLElement): void {
    this.#menu_of = summary;
    const items: MenuItem[] = [
      summary.muted ? { id: 'unmute', label: msg('Unmute'), icon: icons.unmute } : { id: 'mute', label: msg('Mute'), icon: icons.mute },
      summary.archived ? { id: 'unarchive', label: msg('Unarchive'), icon: icons.archive } : { id: 'archive', label: msg('Archive'), icon: icons.archive },
    ];
    void this.renderRoot.querySelector<MenuPopover>('tenant-chat-menu')?.showBeside(anchor, items, `${msg('Actions')}: ${summary.title}`);
  }

  readonly #onMenuPicked = async (event: CustomEvent<{ readonly id: string }>): Promise<void> => {
    const of = this.#menu_of;
    const client = this.client;
    if (!of || !client) return;
    const { id } = event.detail;
    this.failure = '';
    try {
      if (id === 'mute' || id === 'unmute') await client.mute(of.id, id === 'mute');
      else await client.archive(of.id, id === 'archive');
    } catch {
      this.failure = msg('That did not work. Please try again.');
    }
  };

  async #talkTo(user_id: string): Promise<void> {
    this.failure = '';
    try {
      if (this.client) await talkTo(this, this.client, user_id);
      this.query = '';
    } catch {
      this.failure = msg('The conversation could not be started. Please try again.');
    }
  }

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
