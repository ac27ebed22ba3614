import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { linkedMessage, type LinkedMessage } from '../../../session/linked-message.js';
import { messageLink } from '../actions/message-link.js';
import type { Reader } from './reader.js';
import type { Link } from './tree.js';

/** Of the panel. */
interface ShowsConversations extends Element {
  show(conversation_id: string, message_id: string): Promise<void>;
}

/** A link, with where it truly leads. One to a message of this application's chat goes there in place, and says so instead of its address. */
export function renderLink({ href, domain, children }: Link, drawn: unknown[], { titleOf }: Reader): TemplateResult {
  const place = messageHere(href);
  const truly = domain === null ? nothing : html`${' '}<span class="domain" dir="ltr">(${domain})</span>`;
  if (place === null) return html`<a href=${href} target="_blank" rel="noopener noreferrer">${drawn}</a>${truly}`;
  const open = (event: MouseEvent): void => openHere(event, place);
  if (!isBare(children)) return html`<a href=${href} target="_blank" rel="noopener noreferrer" @click=${open}>${drawn}</a>${truly}`;
  const title = titleOf(place.conversation_id);
  const words = title ? msg(str`Message in ${title}`) : msg('Link to a message');
  // What it says is what it opens, in another tab too: the message, on this page.
  return html`<a href=${messageLink(location.href, place)} target="_blank" rel="noopener noreferrer" @click=${open}>${words}</a>`;
}

/** What is said of a link to a message where its address alone was written; null: its own words. */
export function linkWords({ href, children }: Link): string | null {
  return isBare(children) && messageHere(href) ? msg('Link to a message') : null;
}

/** The message of this application's chat that an address names. */
function messageHere(href: string): LinkedMessage | null {
  return new URL(href).origin === globalThis.location?.origin ? linkedMessage(href) : null;
}

/** Whether nothing but the address was written. */
function isBare([first, ...rest]: Link['children']): boolean {
  return rest.length === 0 && typeof first === 'string' && linkedMessage(first) !== null;
}

/** With a key held it is the browser's, as any link. */
function openHere(event: MouseEvent, { conversation_id, message_id }: LinkedMessage): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  let root = (event.currentTarget as Element).getRootNode();
  while (root instanceof ShadowRoot && root.host.localName !== 'tenant-chat-panel') root = root.host.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  event.preventDefault();
  void (root.host as ShowsConversations).show(conversation_id, message_id);
}
