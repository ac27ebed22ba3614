import { msg, str } from '@lit/localize';
import type { TimelineItem } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../locales/formats.js';
import { colourOf } from '../avatar/initials.js';
import { codeWords } from './error-words.js';
import { isEmojiOnly } from './is-emoji-only.js';
import { scanLinks } from './scan-links.js';
import { tick, tickWords } from './tick.js';

export type MessageItem = Extract<TimelineItem, { kind: 'message' }>;

/** What rows need besides their item; a new object only when something in it changed. */
export interface RowContext {
  readonly formats: Formats | null;
  readonly is_group: boolean;
  /** ms since 1970 at some moment of today, for "Today". */
  readonly today: number;
  readonly is_offline: boolean;
  readonly nameOf: (user_id: string) => string;
}

const LABEL_MAX = 300;

/** One line of the list: a divider or a message. A template, not an element: lists hold thousands. */
export function timelineRow(item: TimelineItem, next: TimelineItem | undefined, context: RowContext): TemplateResult {
  if (item.kind === 'day') return html`<div class="day" part="day"><span>${context.formats?.day(item.at, context.today)}</span></div>`;
  if (item.kind === 'unread') return html`<div class="unread" part="unread-divider"><span>${msg('New messages')}</span></div>`;
  return item.message?.kind === 'system' ? systemRow(item) : messageRow(item, next, context);
}

function systemRow(item: MessageItem): TemplateResult {
  return html`<div class="row system" part="message message-system" data-key=${item.key} data-seq=${item.message?.seq ?? nothing} role="article" tabindex="-1"
    ><span class="bubble" dir="auto">${item.message?.content}</span></div>`;
}

function messageRow(item: MessageItem, next: TimelineItem | undefined, context: RowContext): TemplateResult {
  const { message, mine, first_of_group, last_of_group } = item;
  const author = message === null ? '' : context.nameOf(message.sender_id);
  const is_named = context.is_group && !mine && first_of_group;
  return html`<div class="row ${mine ? 'mine' : 'theirs'} ${first_of_group ? 'first' : ''} ${last_of_group ? 'last' : ''}"
    part=${mine ? 'message message-mine' : 'message'} data-key=${item.key} data-seq=${message?.seq ?? nothing}
    role="article" aria-label=${labelOf(item, author, context)} tabindex="-1"
    >${is_named && message ? html`<span class="author colour-${colourOf(message.sender_id, 8)}" dir="auto">${author}</span>` : nothing
    }${bubble(item, context)}${below(item, next, context)}</div>`;
}

function bubble(item: MessageItem, { formats }: RowContext): TemplateResult {
  const { message, outbox } = item;
  const at = message?.created_at ?? outbox?.written_at ?? 0;
  const is_deleted = message?.deleted_at != null;
  const content = message?.content ?? outbox?.content ?? '';
  const kind = is_deleted ? 'tombstone' : isEmojiOnly(content) ? 'emoji' : '';
  return html`<div class="bubble ${kind}" part="bubble" dir="auto"
    ><span class="text">${is_deleted ? deletedWords(item) : richText(content)}</span
    ><span class="meta">${!is_deleted && message?.edited_at != null ? html`<span class="edited">${msg('(edited)')}</span>` : nothing
    }<time datetime=${new Date(at).toISOString()} title=${formats?.full(at) ?? nothing}>${formats?.time(at)}</time
    >${is_deleted ? nothing : tick(item.tick)}</span></div>`;
}

function deletedWords(item: MessageItem): string {
  return item.mine ? msg('You deleted this message') : msg('This message was deleted');
}

/** Text nodes and links, never HTML. */
function richText(content: string): unknown {
  if (!/https?:\/\//i.test(content)) return content;
  return scanLinks(content).map(({ text, href }) =>
    href === null ? text : html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}</a>`,
  );
}

/** What is wrong with a message, and what can be done about it. The list listens for the presses. */
function below(item: MessageItem, next: TimelineItem | undefined, { is_offline }: RowContext): TemplateResult | typeof nothing {
  if (item.tick === 'failed')
    return html`<div class="failed" part="failed" role="group" aria-label=${msg('Not sent')}
      ><span>${msg('Not sent.')} ${codeWords(item.outbox?.error ?? null)}</span
      ><button type="button" part="retry" data-action="retry">${msg('Retry')}</button
      ><button type="button" part="delete" data-action="discard">${msg('Delete')}</button></div>`;
  const is_last_waiting = item.tick === 'waiting' && !(next?.kind === 'message' && next.tick === 'waiting');
  if (is_offline && is_last_waiting)
    return html`<div class="waiting" part="waiting">${msg('Will be sent when you are back online')}</div>`;
  return nothing;
}

/** What is read out when the keyboard comes to the row. */
function labelOf(item: MessageItem, author: string, { formats }: RowContext): string {
  const { message, outbox } = item;
  const who = item.mine ? msg('You') : author;
  const text = message?.deleted_at != null ? deletedWords(item) : (message?.content ?? outbox?.content ?? '').slice(0, LABEL_MAX);
  const when = formats?.time(message?.created_at ?? outbox?.written_at ?? 0) ?? '';
  return [msg(str`${who}: ${text}`), when, item.tick === null ? '' : tickWords(item.tick)].filter((part) => part !== '').join(', ');
}
