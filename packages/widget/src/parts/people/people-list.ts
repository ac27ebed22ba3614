import { msg } from '@lit/localize';
import { conversationList, type ChatClient, type State } from '@tenant-chat/client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ClientController } from '../../controllers/client-controller.js';
import { DirectoryController } from '../../controllers/directory-controller.js';
import { SentinelController } from '../../controllers/sentinel-controller.js';
import { makeFormats } from '../../locales/formats.js';
import { controls } from '../../theme/controls.styles.js';
import { icons } from '../../theme/icons.js';
import { moreIcons } from '../../theme/more-icons.js';
import { reset } from '../../theme/reset.styles.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { badgeStyles } from '../badge/badge.styles.js';
import { chatListStyles } from '../chat-list/chat-list.styles.js';
import { listLaterStyles } from '../chat-list/list-later.styles.js';
import { chatRow } from '../chat-list/chat-row.js';
import { rowStyles } from '../chat-list/row.styles.js';
import { errorWords } from '../conversation/error-words.js';
import { plainText } from '../conversation/rich-text.js';
import { systemWords } from '../conversation/system-words.js';
import { foldText } from '../fold-text.js';
import { defineGroupDialog } from '../group-dialog/load-group-dialog.js';
import { keyedList } from '../keyed-list.js';
import { rovingStep } from '../roving-focus.js';
import { searchField, searchStyles } from '../search-field.js';
import { defineSettings } from '../settings/load-settings.js';
import { notice } from '../states/notice.js';
import { noticeStyles } from '../states/notice.styles.js';
import { skeletonRows } from '../states/skeleton-rows.js';
import { skeletonStyles } from '../states/skeleton.styles.js';
import { pickConversation, talkTo } from '../talk-to.js';
import { gearIcon } from './gear-icon.js';
import { peopleStyles } from './people-list.styles.js';
import { personOf, personRow } from './person-row.js';
import { PresenceRefresh } from './presence-refresh.js';

/** So many groups are shown above the people before the person asks for all. */
const FEW_GROUPS = 3;

/**
 * Everyone of the tenant with presence, and my groups; one press talks to them.
 * @fires tenant-chat-conversation-picked - `detail.conversation_id`
 * @fires tenant-chat-dialog - `detail`: the dialog that the person wants, defined
 * @internal
 */
export class PeopleList extends LitElement {
  static override styles = [reset, controls, searchStyles, avatarStyles, badgeStyles, noticeStyles, skeletonStyles, rowStyles, chatListStyles, listLaterStyles, peopleStyles];
  static override properties = {
    client: { attribute: false },
    search: { attribute: false },
    is_alone: { attribute: false },
    query: { state: true },
    failure: { state: true },
    busy_with: { state: true },
    all_groups: { state: true },
  };

  client: ChatClient | null = null;
  /** Given: only the people found by this text are shown, below what another list found. */
  search: string | null = null;
  /** The other list found nothing. */
  is_alone = false;
  query = '';
  failure = '';
  /** The person whose conversation is being started. */
  busy_with = '';
  all_groups = false;

  readonly #state = new ClientController(this);
  readonly #directory = new DirectoryController(this);
  #reachable = '';
  #opener: HTMLElement | null = null;

  constructor() {
    super();
    new SentinelController(this, () => this.#directory.more());
    new PresenceRefresh(this, () => this.#directory.users.map(({ id }) => id));
  }

  protected override willUpdate(): void {
    this.#directory.want(this.#state.state?.session.status === 'open' ? (this.search ?? this.query) : null);
  }

  protected override updated(): void {
    if (this.renderRoot.querySelector('.open[tabindex="0"]') || this.#rows().length === 0) return;
    // The row that Tab reached is gone: the first one takes its place.
    this.#reachable = '';
    this.requestUpdate();
  }

  /** Back to the button that opened a dialog; before there was one, to the field. */
  override focus(): void {
    (this.#opener ?? this.#field)?.focus();
  }

  get #field(): HTMLElement | null {
    return this.renderRoot.querySelector('input');
  }

  override render(): TemplateResult {
    const state = this.#state.state;
    if (this.search !== null) return state === null ? html`` : html`${this.#failure()}${this.#people(state)}`;
    return html`
      <div class="tools">
        <div class="tool-line">
          ${searchField({ label: msg('Search people and groups'), placeholder: msg('Search'), value: this.query, input: (value) => void (this.query = value) })}
          <div class="tool-line">
            <button type="button" class="new-group" part="new-group" @click=${this.#newGroup}>${moreIcons.plus}<span>${msg('New group')}</span></button>
            <button type="button" class="icon-button" part="settings" aria-label=${msg('Settings')} title=${msg('Settings')} @click=${this.#settings}>${gearIcon}</button>
          </div>
        </div>
      </div>
 ${this.#failure()}
      <div class="scroller" part="people" @keydown=${this.#onKeydown} @focusin=${this.#onFocusin}>
        ${state === null ? skeletonRows(6) : html`${this.#groups(state)}${this.#people(state)}`}
      </div>`;
  }

  #failure(): TemplateResult | typeof nothing {
    return this.failure ? html`<p class="error" part="error" role="alert">${this.failure}</p>` : nothing;
  }

  #groups(state: State): TemplateResult | typeof nothing {
    const words = foldText(this.query.trim());
    const groups = conversationList(state, { archived: false }).filter(({ kind, title }) => kind === 'group' && foldText(title).includes(words));
    if (groups.length === 0) return nothing;
    const shown = this.all_groups || words !== '' ? groups : groups.slice(0, FEW_GROUPS);
    return html`<h2>${msg('Groups')}</h2>
      <ul part="groups" aria-label=${msg('Groups')}>
        ${keyedList(shown, ({ id }) => id, (summary) => chatRow({
          summary,
          state,
          me: this.#state.me,
          formats: makeFormats(),
          words: { plainText, systemWords },
          is_selected: false,
          is_reachable: this.#isReachable(summary.id),
          pick: (id) => pickConversation(this, id),
          menu: null,
        }))}
      </ul>
      ${shown.length < groups.length
        ? html`<button type="button" class="all-groups" @click=${() => void (this.all_groups = true)}>${msg('Show all groups')}</button>`
        : nothing}`;
  }

  #people(state: State): TemplateResult | typeof nothing {
    const { users, status, has_more } = this.#directory;
    const others = users.filter(({ id }) => id !== this.#state.me);
    if (others.length === 0) return this.#noPeople();
    return html`<h2>${msg('People')}</h2>
      <ul aria-label=${msg('People')}>
        ${keyedList(others, ({ id }) => id, (user) => personRow({
          person: personOf(user, state),
          is_reachable: this.#isReachable(user.id),
          is_busy: this.busy_with === user.id,
          pick: (id) => void this.#talkTo(id),
        }))}
      </ul>
      ${status === 'error' ? notice({ is_error: true, text: msg('The rest could not be loaded.'), button: this.#retryButton() }) : nothing}
      ${has_more && status !== 'error' ? html`<div class="sentinel"></div>` : nothing}`;
  }

  #noPeople(): TemplateResult | typeof nothing {
    const { status } = this.#directory;
    if (this.search !== null && !this.is_alone) return nothing;
    if (status === 'error') return notice({ icon: icons.alert, is_error: true, text: msg('The people could not be loaded.'), button: this.#retryButton() });
    if (status !== 'ready') return skeletonRows(6);
    if (this.search !== null) return notice({ icon: icons.search, text: msg('Nothing found.') });
    if (this.query.trim() === '') return notice({ icon: moreIcons.people, text: msg('Nobody else is here yet.') });
    return notice({ icon: icons.search, text: msg('Nobody of that name was found.'), button: { label: msg('Show everyone'), press: this.#showEveryone } });
  }

  #retryButton(): { readonly label: string; readonly press: () => void } {
    return { label: msg('Try again'), press: () => this.#directory.retry() };
  }

  /** Before anything had the focus, the first row is the one that Tab reaches. */
  #isReachable(id: string): boolean {
    if (this.#reachable === '') this.#reachable = id;
    return this.#reachable === id;
  }

  readonly #showEveryone = (): void => {
    this.query = '';
    this.#field?.focus();
  };

  readonly #settings = (event: Event): Promise<void> => this.#openDialog('settings', defineSettings, event);

  readonly #newGroup = (event: Event): Promise<void> => this.#openDialog('group', defineGroupDialog, event);

  async #openDialog(detail: 'group' | 'settings', define: () => Promise<void>, { currentTarget }: Event): Promise<void> {
    this.#opener = currentTarget as HTMLElement;
    this.failure = '';
    try {
      await define();
      this.dispatchEvent(new CustomEvent('tenant-chat-dialog', { detail }));
    } catch (error) {
      this.failure = errorWords(error);
    }
  }

  async #talkTo(user_id: string): Promise<void> {
    if (!this.client || this.busy_with !== '') return;
    this.failure = '';
    this.busy_with = user_id;
    try {
      await talkTo(this, this.client, user_id);
    } catch {
      this.failure = msg('The conversation could not be started. Please try again.');
    }
    this.busy_with = '';
  }

  #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('li[data-id] .open')];
  }

  readonly #onFocusin = (event: FocusEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('li')?.dataset['id'];
    if (id === undefined || id === this.#reachable) return;
    this.#reachable = id;
    this.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const rows = this.#rows();
    const at = rows.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const to = at < 0 ? null : rovingStep(event.key, at, rows.length);
    if (to === null) return;
    event.preventDefault();
    rows[to]?.focus();
  };
}
