import { chooseLocale } from '../locales/choose-locale.js';
import type { SessionOptions } from './acquire-session.js';
import { badgeText, type Unread } from './badge-text.js';
import { unreadName } from './figure-words.js';
import { SessionLink } from './session-link.js';
import type { GetToken } from './token-source.js';

/** Same name as Lit's tag, so that the build shrinks these as well. */
const css = String.raw;

const rules = css`
  :host {
    display: inline-block !important;
    vertical-align: middle;
  }
  :host([hidden]) {
    display: none !important;
  }
  span {
    all: initial;
    display: block;
    box-sizing: border-box;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--tenant-chat-badge, #c81e3a);
    color: var(--tenant-chat-on-badge, #fff);
    font-family: var(--tenant-chat-font, inherit);
    font-size: 11px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    text-align: center;
  }
  span:empty {
    min-inline-size: 10px;
    inline-size: 10px;
    block-size: 10px;
    padding: 0;
  }
  span[hidden] {
    display: none;
  }
`;

/** Draws the counter of the page's `<tenant-chat>` into an element; with a token source of its own it counts for itself. Returns its undo. */
export function showBadge(element: HTMLElement & { readonly getToken: GetToken | null }): () => void {
  const label = drawInto(element);
  const update = (): void => {
    const chat = document.querySelector<HTMLElement & { readonly unread: Unread }>('tenant-chat');
    const unread: Unread = link?.summary.unread ?? chat?.unread ?? { count: 0, muted_only: false };
    const text = badgeText(unread);
    label.hidden = text === null;
    if (label.textContent !== text) label.textContent = text;
    // A dot says nothing to who does not see it.
    label.ariaHidden = text ? null : 'true';
    label.ariaLabel = text ? unreadName(chooseLocale([element.getAttribute('locale'), ...navigator.languages]), unread.count) : null;
  };
  const options: SessionOptions = {
    server: element.getAttribute('server') ?? '',
    token_url: element.getAttribute('token-url'),
    getToken: element.getToken && (async (reason) => (await element.getToken?.(reason)) ?? ''),
  };
  let link: SessionLink | null = null;
  if (options.token_url !== null || options.getToken !== null)
    link = new SessionLink(Object.assign(element, { sessionChanged: update, personLeft: update }), options);
  document.addEventListener('tenant-chat-unread', update);
  update();
  return () => {
    document.removeEventListener('tenant-chat-unread', update);
    link?.close();
  };
}

function drawInto(element: HTMLElement): HTMLElement {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  shadow.adoptedStyleSheets = [sheet];
  const label = document.createElement('span');
  label.setAttribute('part', 'badge');
  label.role = 'img';
  shadow.replaceChildren(label);
  return label;
}
