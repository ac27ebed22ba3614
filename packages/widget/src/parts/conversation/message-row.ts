import { msg } from '@lit/localize';
import type { ChatClient, TimelineItem } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../locales/formats.js';
import type { laterIfLoaded } from '../load-later.js';
import { colourOf } from '../avatar/initials.js';
import { deletedWords } from './deleted-words.js';
import { isEmojiOnly } from './is-emoji-only.js';
import type { MessageItem, People } from './message-item.js';
import { ticks } from './tick.js';

/** What rows need besides their item; a new object only when something in it changed. */
export interface RowContext extends People {
  readonly formats: Formats | null;
  /** null during the first paint. */
  readonly later: ReturnType<typeof laterIfLoaded>;
  readonly is_group: boolean;
  /** ms since 1970 at some moment of today, for "Today". */
  readonly today: number;
  readonly is_offline: boolean;
  readonly client: ChatClient;
}

/** One line of the list: a divider or a message. A template, not an element: lists hold thousands. */
export function timelineRow(item: TimelineItem, next: TimelineItem | undefined, context: RowContext): TemplateResult {
  if (item.kind === 'day') return html`<div class="day" part="day">${context.later?.dayButton(item.at, context)}</div>`;
  if (item.kind === 'unread') return html`<div class="unread" part="unread-divider"><span>${msg('New messages')}</span></div>`;
  return item.message?.kind === 'system' ? systemRow(item, context) : messageRow(item, next, context);
}

function systemRow({ key, message }: MessageItem, context: RowContext): TemplateResult {
  return html`<div class="row system" part="message message-system" data-key=${key} data-seq=${message?.seq ?? nothing} role="article" tabindex="-1"
    ><span class="bubble" dir="auto">${(message && context.later?.systemWords(message, context)) ?? message?.content}</span></div>`;
}

function messageRow(item: MessageItem, next: TimelineItem | undefined, context: RowContext): TemplateResult {
  const { message, mine, first_of_group, last_of_group } = item;
  const is_named = context.is_group && !mine && first_of_group;
  return html`<div class="row ${mine ? 'mine' : 'theirs'} ${first_of_group ? 'first' : ''} ${last_of_group ? 'last' : ''}"
    part=${mine ? 'message message-mine' : 'message'} data-key=${item.key} data-seq=${message?.seq ?? nothing}
    role="article" aria-label=${context.later?.rowWords(item, context) ?? nothing} tabindex="-1"
    >${is_named && message ? html`<span class="author colour-${colourOf(message.sender_id, 8)}" dir="auto">${context.nameOf(message.sender_id)}</span>` : nothing
    }${bubble(item, context)}${message ? context.later?.reactionChips(message, context) : nothing}${context.later?.messageNote(item, next, context.is_offline)}</div>`;
}

function bubble(item: MessageItem, context: RowContext): TemplateResult {
  const { formats, later } = context;
  const { message, outbox } = item;
  const at = message?.created_at ?? outbox?.written_at ?? 0;
  const is_deleted = message?.deleted_at != null;
  const content = message?.content ?? outbox?.content ?? '';
  const kind = is_deleted ? 'tombstone' : isEmojiOnly(content) ? 'emoji' : '';
  return html`<div class="bubble ${kind}" part="bubble"
    >${later?.messageTop(item, context)}<span class="text">${is_deleted ? deletedWords(item) : later ? later.richText(item, context) : content}</span
    ><span class="meta">${!is_deleted && message?.edited_at != null ? html`<button type="button" class="edited" tabindex="-1" data-action="versions">${msg('(edited)')}</button>` : nothing
    }${message?.pinned_at != null ? later?.pinnedMark() : nothing}<time datetime=${new Date(at).toISOString()} title=${formats?.full(at) ?? nothing}>${formats?.time(at)}</time
    >${is_deleted ? nothing : ticks(item, context.is_group)}</span></div>`;
}
