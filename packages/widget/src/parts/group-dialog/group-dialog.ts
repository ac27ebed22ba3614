import { msg, str } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import type { User } from '@tenant-chat/protocol/schemas';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ClientController } from '../../controllers/client-controller.js';
import { DirectoryController } from '../../controllers/directory-controller.js';
import { SentinelController } from '../../controllers/sentinel-controller.js';
import { icons } from '../../theme/icons.js';
import { checkboxStyles } from '../../theme/checkbox.styles.js';
import { controls } from '../../theme/controls.styles.js';
import { reset } from '../../theme/reset.styles.js';
import { avatar } from '../avatar/avatar.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { chatListStyles } from '../chat-list/chat-list.styles.js';
import { listLaterStyles } from '../chat-list/list-later.styles.js';
import { rowStyles } from '../chat-list/row.styles.js';
import { colourChoice, colourChoiceStyles, colourNames } from '../colour-choice.js';
import { isEscape } from '../conversation/enter-key.js';
import { keyedList } from '../keyed-list.js';
import { personLines, personOf } from '../people/person-row.js';
import { searchField, searchStyles } from '../search-field.js';
import { notice } from '../states/notice.js';
import { noticeStyles } from '../states/notice.styles.js';
import { skeletonRows } from '../states/skeleton-rows.js';
import { skeletonStyles } from '../states/skeleton.styles.js';
import { pickConversation } from '../talk-to.js';
import { pluralOf } from '../unread-text.js';
import { groupDialogStyles } from './group-dialog.styles.js';

/** As the server counts (`limits.title_length`); a value of the wire table would bring all of it into this chunk. */
const TITLE_LENGTH = 120;

/**
 * A new group: a title, a picture of its initials on a colour, and people chosen by tick. Loaded when it is wanted.
 * @fires tenant-chat-dialog-close
 * @fires tenant-chat-conversation-picked - the new group
 * @internal
 */
export class GroupDialog extends LitElement {
  static override styles = [reset, controls, checkboxStyles, searchStyles, avatarStyles, noticeStyles, skeletonStyles, rowStyles, chatListStyles, listLaterStyles, colourChoiceStyles, groupDialogStyles];
  static override properties = {
    client: { attribute: false },
    title_text: { state: true },
    colour: { state: true },
    query: { state: true },
    chosen: { state: true },
    is_busy: { state: true },
    failure: { state: true },
  };

  client: ChatClient | null = null;
  title_text = '';
  colour = 0;
  query = '';
  chosen: ReadonlyMap<string, User> = new Map();
  is_busy = false;
  failure = '';

  readonly #state = new ClientController(this);
  readonly #directory = new DirectoryController(this);

  constructor() {
    super();
    new SentinelController(this, () => this.#directory.more());
    this.addEventListener('keydown', (event) => {
      if (!isEscape(event)) return;
      event.preventDefault();
      this.#close();
    });
  }

  /** Groups have the colours in turn. */
  override connectedCallback(): void {
    super.connectedCallback();
    const groups = [...(this.client?.state.conversations.values() ?? [])].filter(({ row }) => row.kind === 'group');
    this.colour = groups.length % colourNames().length;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  protected override willUpdate(): void {
    this.#directory.want(this.query);
  }

  override render(): TemplateResult {
    return html`<div class="dialog" role="dialog" aria-modal="true" aria-labelledby="heading"><form @submit=${this.#create}>
      <div class="head">
        <button type="button" class="icon-button" aria-label=${msg('Cancel')} @click=${this.#close}>${icons.close}</button>
        <h2 id="heading">${msg('New group')}</h2>
        <button type="submit" class="button" part="create-group" ?disabled=${this.#isIncomplete()}>${msg('Create')}</button>
      </div>
      <div class="tools">
        <div class="looks">${avatar({ id: '', name: this.title_text, is_group: true, colour: this.colour })}
          <label class="field"><span>${msg('Title')}</span>
            <input name="title" part="group-title" .value=${this.title_text} maxlength=${TITLE_LENGTH} autocomplete="off" placeholder=${msg('For example: Launch team')}
              @input=${(event: InputEvent) => void (this.title_text = (event.target as HTMLInputElement).value)} /></label></div>
        ${colourChoice(this.colour, (colour) => void (this.colour = colour))}
        ${searchField({ label: msg('Search people'), value: this.query, input: (value) => void (this.query = value) })}
        ${this.#chips()}
      </div>
      ${this.failure ? html`<p class="error" part="error" role="alert">${this.failure}</p>` : nothing}
      <div class="scroller">${this.#people()}</div>
      <p class="visually-hidden" role="status">${this.#chosenText()}</p>
    </form></div>`;
  }

  #chips(): TemplateResult | typeof nothing {
    if (this.chosen.size === 0) return nothing;
    return html`<ul class="chips" aria-label=${this.#chosenText()}>
      ${[...this.chosen.values()].map(
        (user) => html`<li><button type="button" class="chip" aria-label=${msg(str`Remove ${user.name}`)} @click=${() => this.#toggle(user)}>
          <bdi>${user.name}</bdi>${icons.close}</button></li>`,
      )}
    </ul>`;
  }

  #people(): TemplateResult {
    const { users, status, has_more } = this.#directory;
    const others = users.filter(({ id }) => id !== this.#state.me);
    if (others.length === 0) return this.#noPeople();
    return html`<ul aria-label=${msg('People')}>
        ${keyedList(others, ({ id }) => id, (user) => html`<li class="row" data-id=${user.id}>
          <label class="open" part="person">${personLines(personOf(user, this.#state.state))}
            <input type="checkbox" .checked=${this.chosen.has(user.id)} @change=${() => this.#toggle(user)} /></label>
        </li>`)}
      </ul>
      ${status === 'error' ? notice({ is_error: true, text: msg('The rest could not be loaded.'), button: this.#retryButton() }) : nothing}
      ${has_more && status !== 'error' ? html`<div class="sentinel"></div>` : nothing}`;
  }

  #noPeople(): TemplateResult {
    const { status } = this.#directory;
    if (status === 'error') return notice({ icon: icons.alert, is_error: true, text: msg('The people could not be loaded.'), button: this.#retryButton() });
    return status === 'ready' ? notice({ icon: icons.search, text: msg('Nobody of that name was found.') }) : skeletonRows(4);
  }

  #retryButton(): { readonly label: string; readonly press: () => void } {
    return { label: msg('Try again'), press: () => this.#directory.retry() };
  }

  #chosenText(): string {
    const count = this.chosen.size;
    if (count === 0) return '';
    return pluralOf(count) === 'one' ? msg(str`${count} person chosen`) : msg(str`${count} people chosen`);
  }

  #isIncomplete(): boolean {
    return this.is_busy || this.title_text.trim() === '' || this.chosen.size === 0;
  }

  #toggle(user: User): void {
    const chosen = new Map(this.chosen);
    if (!chosen.delete(user.id)) chosen.set(user.id, user);
    this.chosen = chosen;
  }

  readonly #create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.client || this.#isIncomplete()) return;
    this.failure = '';
    this.is_busy = true;
    try {
      const group = await this.client.startGroup({ title: this.title_text.trim(), user_ids: [...this.chosen.keys()], colour: this.colour });
      pickConversation(this, group.id);
    } catch {
      this.failure = msg('The group could not be made. Please try again.');
    }
    this.is_busy = false;
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('tenant-chat-dialog-close'));
  };
}
