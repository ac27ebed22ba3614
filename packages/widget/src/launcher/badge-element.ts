import type { SessionOptions } from '../session/acquire-session.js';
import { chooseLocale } from '../locales/choose-locale.js';
import { badgeText, type Unread } from './badge-text.js';
import { badgeSheet } from './badge-sheet.js';
import { adoptProperties, HTMLElementOrNothing } from './html-element.js';
import { unreadName } from './launcher-words.js';
import type { Loaders } from './loaders.js';
import { SessionLink } from './session-link.js';
import type { TenantChatElement } from './tenant-chat-element.js';
import { tokenFrom, type GetToken } from './token-source.js';
import { whenIdle } from './when-idle.js';

/**
 * `<tenant-chat-badge>`: the counter alone, for a menu of the host. It shows what the page's `<tenant-chat>` counts; with a
 * `token-url` or `getToken` of its own it counts for itself.
 */
export abstract class TenantChatBadgeElement extends HTMLElementOrNothing {
  static readonly observedAttributes = ['server', 'token-url', 'locale'];

  readonly #link: SessionLink;
  readonly #label: HTMLElement;
  #get_token: GetToken | null = null;
  #undo: (() => void) | null = null;

  constructor(loaders: Loaders) {
    super();
    this.#link = new SessionLink(this, loaders);
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [badgeSheet()];
    this.#label = document.createElement('span');
    this.#label.setAttribute('part', 'badge');
    this.#label.setAttribute('role', 'img');
    shadow.append(this.#label);
  }

  get getToken(): GetToken | null {
    return this.#get_token;
  }
  set getToken(get_token: GetToken | null) {
    this.#get_token = get_token;
    if (this.isConnected) void this.#link.start();
  }

  connectedCallback(): void {
    adoptProperties(this, ['getToken']);
    const heard = (event: Event): void => {
      if (event.target !== this) this.sessionChanged();
    };
    document.addEventListener('tenant-chat-unread', heard);
    const stop_waiting = whenIdle(() => void this.#link.start());
    this.#undo = () => {
      document.removeEventListener('tenant-chat-unread', heard);
      stop_waiting();
    };
    this.sessionChanged();
  }

  disconnectedCallback(): void {
    setTimeout(() => {
      if (!this.isConnected) this.#link.stop();
    });
    this.#undo?.();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === 'locale') return this.sessionChanged();
    this.#link.stop();
    void this.#link.start();
  }

  /** @internal */
  sessionOptions(): SessionOptions | null {
    const token_url = this.getAttribute('token-url');
    const getToken = this.#get_token ?? (token_url === null ? null : tokenFrom(token_url));
    const server = (this.getAttribute('server') ?? '').replace(/\/$/, '');
    return getToken && this.isConnected ? { server, key: this.#get_token ?? token_url, getToken } : null;
  }

  /** @internal */
  sessionChanged(): void {
    const unread = this.#unread();
    const text = badgeText(unread);
    const locale = chooseLocale([this.getAttribute('locale'), ...navigator.languages]);
    this.#label.hidden = text === null;
    if (this.#label.textContent !== text) this.#label.textContent = text;
    // A dot says nothing to who does not see it.
    this.#label.ariaHidden = text ? null : 'true';
    if (text) this.#label.setAttribute('aria-label', unreadName(locale, unread.count));
    else this.#label.removeAttribute('aria-label');
  }

  /** @internal */
  personLeft(): void {
    this.sessionChanged();
  }

  #unread(): Unread {
    if (this.#link.session) return this.#link.summary.unread;
    const chat = document.querySelector<TenantChatElement>('tenant-chat');
    return chat?.unread ?? { count: 0, muted_only: false };
  }
}
