import type { ChatPanel } from '../parts/panel/panel.js';
import type { SessionOptions } from '../session/acquire-session.js';
import type { Unread } from '../session/badge-text.js';
import { tell } from '../session/element-events.js';
import type { Summary } from '../session/summarize.js';
import type { GetToken } from '../session/token-source.js';
import { chooseLocale, type Locale } from '../locales/choose-locale.js';
import { adoptProperties, HTMLElementOrNothing } from './html-element.js';
import { LauncherView } from './launcher-view.js';
import type { Loaders } from './loaders.js';
import { SessionStart } from './session-start.js';
import { whenIdle } from './when-idle.js';

const nothing: Summary = { unread: { count: 0, muted_only: false }, online: 0 };
const signsOfInterest = ['pointerenter', 'pointerdown', 'focus'] as const;

/**
 * `<tenant-chat>`: the round button, and behind it the chat. It owns the tag and knows no framework; the client and the panel are
 * loaded by it, at idle and at the first sign of interest. Subclasses give the loaders.
 */
export abstract class TenantChatElement extends HTMLElementOrNothing {
  static readonly version: string = '0.1.0';
  static readonly observedAttributes = ['server', 'token-url', 'launcher', 'mode', 'position', 'theme', 'locale', 'open', 'expanded', 'enter-to-send', 'conversation'];

  readonly #view: LauncherView;
  readonly #start: SessionStart;
  readonly #loaders: Loaders;
  #get_token: GetToken | null = null;
  #panel: ChatPanel | null = null;
  #is_open = false;
  #is_signed_out = false;
  /** The language that the panel was told to speak. */
  #spoken: Locale | null = null;
  #stop_waiting: (() => void) | null = null;
  /** What had the focus before the panel took it. */
  #return_to: HTMLElement | null = null;

  constructor(loaders: Loaders) {
    super();
    this.#loaders = loaders;
    this.#start = new SessionStart(this, loaders, () => this.#options());
    this.#view = new LauncherView(this.attachShadow({ mode: 'open' }));
    const { button } = this.#view;
    button.addEventListener('click', () => void this.toggle());
    for (const sign of signsOfInterest) button.addEventListener(sign, () => this.#preload(), { once: true });
  }

  /** Gives a fresh identity token of the person signed in at the page. Goes before `token-url`. */
  get getToken(): GetToken | null {
    return this.#get_token;
  }
  set getToken(get_token: GetToken | null) {
    const is_first = this.#get_token === null || this.#is_signed_out;
    this.#get_token = get_token;
    this.#is_signed_out = false;
    if (is_first && this.isConnected) this.#startSoon();
  }

  get isOpen(): boolean {
    return this.#is_open;
  }

  get unread(): Unread {
    return (this.#start.link?.summary ?? nothing).unread;
  }

  /** Shows the panel; resolves when it can be used. */
  get open(): () => Promise<void> {
    return () => this.#open(true);
  }
  /** For frameworks that set `open` as a property: the same as the attribute. */
  set open(open: boolean) {
    this.toggleAttribute('open', Boolean(open));
  }

  async close(): Promise<void> {
    if (!this.#is_open || this.#isInline()) return;
    const had_focus = this.shadowRoot?.activeElement != null;
    this.#is_open = false;
    this.removeAttribute('open');
    this.#view.hideSkeleton();
    this.#panel?.remove();
    this.sessionChanged();
    if (had_focus) this.#returnFocus();
    tell(this, 'tenant-chat-close', null);
  }

  toggle(): Promise<void> {
    return this.#is_open ? this.close() : this.open();
  }

  /** Opens the conversation with one person: our id, or the host's own (`sub`). Resolves with the conversation's id. */
  async startConversation(user: string): Promise<string> {
    await this.open();
    await this.#start.start();
    if (!this.#panel?.client) throw new Error('<tenant-chat> needs token-url or getToken.');
    return this.#panel.startConversation(user);
  }

  /** At one of its messages, if that is named. */
  async openConversation(conversation_id: string, message_id?: string): Promise<void> {
    await this.open();
    await this.#panel?.show(conversation_id, message_id);
  }

  /** Ends the session and wipes what this browser kept of the person. A new `getToken` or `open()` starts afresh. */
  async signOut(): Promise<void> {
    const options = this.#options();
    this.#is_signed_out = true;
    await this.close();
    this.personLeft();
    // Before anybody has come too: what this browser kept goes, and the page is asked for no token.
    await (this.#start.link ?? (options && new (await this.#loaders.session()).SessionLink(this, options)))?.signOut();
    this.#start.stop();
  }

  connectedCallback(): void {
    adoptProperties(this, ['getToken', 'open']);
    this.sessionChanged();
    if (this.#isInline() || this.hasAttribute('open')) void this.#open(false);
    else this.#startSoon();
  }

  /** A move is a removal and an insertion: only who is still gone afterwards is gone. */
  disconnectedCallback(): void {
    setTimeout(() => {
      if (this.isConnected) return;
      this.#stop_waiting?.();
      this.#is_open = false;
      this.personLeft();
      this.#start.stop();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === 'open') void (after === null ? this.close() : this.#open(false));
    else if (name === 'conversation' && after) this.#panel?.openConversation(after);
    else if (name === 'server' || name === 'token-url') this.#restart();
    else if (name === 'mode' && this.#isInline()) void this.#open(false);
    this.#panel?.dress();
    this.sessionChanged();
  }

  /** @internal The panel asks again after a refusal. */
  reconnect(): void {
    this.#start.stop();
    void this.#connect();
  }

  /** @internal */
  sessionChanged(): void {
    const { link } = this.#start;
    const locale = this.#locale();
    this.#view.update(locale, this.#is_open, link?.summary ?? nothing, link?.figures(locale) ?? []);
    if (!this.#panel) return;
    this.#panel.core = link?.session.core ?? null;
    if (this.#is_open && locale !== this.#spoken) void this.#speak();
  }

  /** @internal */
  personLeft(): void {
    this.#panel?.remove();
    this.#panel = null;
    if (this.#is_open) void this.#show(false);
  }

  /** As whom; a getToken given later is asked from its turn on, because a framework may make a new one at every drawing. */
  #options(): SessionOptions | null {
    const get_token = this.#get_token;
    const token_url = this.getAttribute('token-url');
    if (this.#is_signed_out || !this.isConnected || (!get_token && token_url === null)) return null;
    const getToken: GetToken | null = get_token && (async (reason) => (this.#get_token ?? get_token)(reason));
    return { server: this.getAttribute('server') ?? '', getToken, token_url };
  }

  #isInline(): boolean {
    return this.getAttribute('mode') === 'inline';
  }

  #locale(): Locale {
    return chooseLocale([this.getAttribute('locale'), this.#start.link?.session.locale, ...navigator.languages]);
  }

  async #connect(): Promise<void> {
    try {
      await this.#start.start();
    } catch {
      this.#tellLoadFailed();
    }
  }

  #tellLoadFailed(): void {
    tell(this, 'tenant-chat-error', { code: 'load_failed', operation: 'load' });
  }

  #startSoon(): void {
    this.#stop_waiting?.();
    this.#stop_waiting = whenIdle(() => void this.#connect());
  }

  #restart(): void {
    this.#start.stop();
    this.personLeft();
    this.#startSoon();
  }

  #preload(): void {
    void this.#connect();
    this.#loaders.panel().catch(() => undefined);
  }

  async #open(with_focus: boolean): Promise<void> {
    if (this.#is_open) return;
    this.#is_open = true;
    this.#is_signed_out = false;
    this.#return_to = document.activeElement as HTMLElement | null; // whatever can have it has focus()
    this.toggleAttribute('open', !this.#isInline());
    this.sessionChanged();
    tell(this, 'tenant-chat-open', null);
    await this.#show(with_focus && !this.#isInline());
  }

  async #show(with_focus: boolean): Promise<void> {
    if (!this.#panel) this.#view.showSkeleton(this.#locale());
    void this.#connect();
    let parts;
    try {
      parts = await this.#loaders.panel();
    } catch {
      this.#tellLoadFailed();
      // Floating, the launcher stands again; inline there is nothing else.
      if (this.#isInline()) this.#view.showSkeleton(this.#locale(), () => void this.#show(true));
      return this.close();
    }
    await this.#speak();
    if (!this.#is_open) return;
    this.#panel ??= parts.createPanel(this);
    this.#panel.dress();
    this.sessionChanged();
    if (!this.#panel.isConnected) this.#view.root.append(this.#panel);
    await this.#panel.updateComplete;
    this.#view.hideSkeleton();
    if (with_focus) this.#panel.focusInside();
  }

  /** The panel speaks the language of the attribute, of the token, of the browser; a language that does not load stays English. */
  async #speak(): Promise<void> {
    const locale = (this.#spoken = this.#locale());
    const { speak } = await this.#loaders.panel();
    await speak(locale).catch(() => undefined);
  }

  #returnFocus(): void {
    const { button } = this.#view;
    button.focus();
    // There is no button to return to: the host's own opened the panel.
    if (this.shadowRoot?.activeElement !== button) this.#return_to?.focus();
  }
}
