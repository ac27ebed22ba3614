import { msg } from '@lit/localize';
import { conversationList, type ChatClient, type ConversationSummary, type State } from '@tenant-chat/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ClientController } from '../../controllers/client-controller.js';
import { reset } from '../../theme/reset.styles.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { badgeStyles } from '../badge/badge.styles.js';
import { foldText } from '../fold-text.js';
import { keyedList } from '../keyed-list.js';
import { LaterController } from '../later-controller.js';
import { loadLater } from '../load-later.js';
import { searchField, searchStyles } from '../search-field.js';
import { skeletonRows } from '../states/skeleton-rows.js';
import { skeletonStyles } from '../states/skeleton.styles.js';
import { pickConversation } from '../talk-to.js';
import { chatListStyles } from './chat-list.styles.js';
import { chatRow } from './chat-row.js';
import type { Filter } from './filter.js';
import { rowStyles } from './row.styles.js';
import type { StandingOrder } from './standing-order.js';

/** So many rows are drawn at first, and again so many whenever their end comes near. */
const PAGE = 60;

/**
 * My conversations, newest activity first; one field finds conversations and people.
 * @fires tenant-chat-conversation-picked - `detail.conversation_id`
 * @fires tenant-chat-find-people - the person wants the directory
 * @internal
 */
export class ChatList extends LitElement {
  static override styles = [reset, searchStyles, avatarStyles, badgeStyles, skeletonStyles, rowStyles, chatListStyles];
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
  readonly #later = new LaterController(this, 'list');
  /** null until it is loaded. */
  #standing: StandingOrder | null = null;
  #drawn = PAGE;
  #found: readonly ConversationSummary[] = [];
  /** Where something unread means me, as the server knows: it knows more messages than are loaded. */
  #mentioned: ReadonlySet<string> = new Set();
  /** The row that Tab reaches. */
  #reachable = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#standing?.stop();
  }

  protected override willUpdate(changed: PropertyValues<ChatList>): void {
    if (changed.has('query') || changed.has('filter')) this.#drawn = PAGE;
    if (changed.has('filter') && this.filter === 'mentions') void this.#askMentions();
    const state = this.#state.state;
    this.#found = state?.ready ? this.#find(state) : [];
    const order = this.#found.slice(0, this.#drawn).map(({ id }) => id);
    if (!this.#standing && this.#later.later) {
      const { StandingOrder, SentinelController } = this.#later.later;
      this.#standing = new StandingOrder(this);
      new SentinelController(this, () => this.#drawMore());
    }
    this.#standing?.note(order, this.#rows());
    if (!order.includes(this.#reachable)) this.#reachable = order.find((id) => id === this.selected_id) ?? order[0] ?? '';
  }

  protected override updated(): void {
    this.#standing?.glide(this.#rows());
  }

  override render(): TemplateResult {
    const state = this.#state.state;
    return html`
      <div class="tools">
        ${searchField({ label: msg('Search people and conversations'), value: this.query, input: (value) => void (this.query = value) })}${
          this.#found.some(({ unread }) => unread > 0) ? this.#later.later?.readAllButton(this.client, (words) => void (this.failure = words)) : nothing}
        ${this.#filters()}
      </div>
      ${this.failure ? html`<p class="error" part="error" role="alert">${this.failure}</p>` : nothing}
      <div class="scroller" part="list" @keydown=${this.#onKeydown} @pointermove=${this.#standing?.onPointermove} @focusin=${this.#onFocusin}>
        ${state?.ready ? this.#content(state) : skeletonRows(6)}
      </div>`;
  }

  #filters(): TemplateResult {
    const labels: Record<Filter, string> = { all: msg('All'), unread: msg('Unread'), mentions: msg('Mentions'), archived: msg('Archived') };
    return html`<div class="filters" part="filters" role="group" aria-label=${msg('Filter')}>
      ${(Object.keys(labels) as Filter[]).map(
        (filter) => html`<button type="button" class="filter" part="filter filter-${filter}" aria-pressed=${String(filter === this.filter)}
          @click=${() => void (this.filter = filter)}>${labels[filter]}</button>`,
      )}
    </div>`;
  }

  #content(state: State): TemplateResult | undefined {
    const shown = this.#found.slice(0, this.#drawn);
    const is_searching = this.query.trim() !== '';
    if (shown.length === 0 && !is_searching) return this.#emptiness(state);
    return html`
      ${is_searching && shown.length > 0 ? html`<h2>${msg('Conversations')}</h2>` : nothing}
      <ul aria-label=${msg('Chats')}>${keyedList(shown, ({ id }) => id, (summary) => this.#row(summary, state))}</ul>
      ${is_searching ? this.#later.later?.foundPeople(this.client, this.query, shown.length === 0, this.#onPersonPicked) : nothing}
      ${shown.length < this.#found.length ? html`<div class="sentinel"></div>` : nothing}`;
  }

  #row(summary: ConversationSummary, state: State): TemplateResult {
    return chatRow({
      summary,
      state,
      me: this.#state.me,
      formats: this.#later.formats,
      words: this.#later.later,
      is_selected: summary.id === this.selected_id,
      is_reachable: summary.id === this.#reachable,
      pick: (id) => pickConversation(this, id),
      menu: this.#later.later?.rowMenuButton(summary, summary.id === this.#reachable ? 0 : -1, (anchor) => void this.#openMenu(summary, anchor)) ?? null,
    });
  }

  #find(state: State): readonly ConversationSummary[] {
    const words = foldText(this.query.trim());
    const list = conversationList(state, { archived: this.filter === 'archived' })
      .filter((each) => this.filter !== 'unread' || each.unread > 0 || each.id === this.selected_id)
      .filter((each) => this.filter !== 'mentions' || each.mentions > 0 || (this.#mentioned.has(each.id) && (each.unread > 0 || each.id === this.selected_id)))
      .filter(({ title }) => words === '' || foldText(title).includes(words));
    return this.#standing && words === '' ? this.#standing.hold(list) : list;
  }

  #emptiness({ conversations }: State): TemplateResult | undefined {
    const findPeople = (): void => void this.dispatchEvent(new CustomEvent('tenant-chat-find-people'));
    return this.#later.later?.listNotice(this.filter, this.#showAll, findPeople, conversations.size > 0);
  }

  async #openMenu(summary: ConversationSummary, anchor: HTMLElement): Promise<void> {
    this.failure = '';
    const { client } = this;
    const conversation = this.#state.state?.conversations.get(summary.id);
    if (!client || !conversation) return;
    try {
      const { conversationMenu } = await (await loadLater()).loadConversationMenu();
      await conversationMenu({ root: this.renderRoot, anchor, client, conversation, me: this.#state.me, title: summary.title, is_open: false });
    } catch {
      this.failure = msg('That did not work. Please try again.');
    }
  }

  async #askMentions(): Promise<void> {
    const page = await this.client?.call('list_conversations', { mentioned: true, limit: 100 }).catch(() => null);
    this.#mentioned = new Set(page?.conversations.map(({ id }) => id));
    this.requestUpdate();
  }

  /** What was pressed goes: the focus does not go with it. */
  readonly #showAll = (): void => {
    this.filter = 'all';
    this.renderRoot.querySelector<HTMLElement>('.filter')?.focus();
  };

  readonly #onPersonPicked = (event: CustomEvent<{ readonly conversation_id: string }>): void => {
    this.query = '';
    pickConversation(this, event.detail.conversation_id);
  };

  override async focus(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.open[tabindex="0"]')?.focus();
  }

  #drawMore(): void {
    this.#drawn += PAGE;
    this.requestUpdate();
  }

  #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li[data-id]')];
  }

  readonly #onFocusin = (event: FocusEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('li')?.dataset['id'];
    if (id === undefined || id === this.#reachable) return;
    this.#reachable = id;
    this.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.contains(this.shadowRoot?.activeElement ?? null));
    const to = at < 0 ? null : this.#later.later?.rovingStep(event.key, at, rows.length);
    if (to == null) return;
    event.preventDefault();
    rows[to]?.querySelector<HTMLElement>('.open')?.focus();
  };
}
