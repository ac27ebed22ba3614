import { copiedText, messagesBetween, selectedEnds, type CopiedMessage, type SelectedEnd } from './copy-messages.js';
import type { ListView } from './list-view.js';

/** Messages of one author within this time are copied under one line. */
const GROUP_MS = 5 * 60_000;

/** Puts what is selected across messages on the clipboard as clean text; within one message the browser does it. */
export function copySelected(event: ClipboardEvent, range: StaticRange | Range, view: ListView): void {
  const ends = selectedEnds(range);
  if (!ends || !event.clipboardData) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', copiedText(copied(ends.first, ends.last, view)));
}

function copied(first: SelectedEnd, last: SelectedEnd, { conversation, state, me, formats }: ListView): readonly CopiedMessage[] {
  const texts = new Map([[first.row.dataset['key'], first.text], [last.row.dataset['key'], last.text]]);
  const last_seq = Number(last.row.dataset['seq'] ?? Infinity);
  const messages = messagesBetween(conversation.messages, Number(first.row.dataset['seq'] ?? Infinity), last_seq).map(({ id, sender_id, created_at, content, deleted_at }) => ({
    id, sender_id, at: Date.parse(created_at), content: deleted_at === null ? content : '',
  }));
  const unsent = last_seq === Infinity ? conversation.outbox.map(({ id, written_at, content }) => ({ id, sender_id: me, at: written_at, content })) : [];
  const [from, to] = [first, last].map((end) => unsent.findIndex(({ id }) => id === end.row.dataset['key']));
  const all = [...messages, ...unsent.slice(Math.max(0, from ?? 0), (to ?? -1) + 1)];
  return all
    .map((each, n) => ({
      author: state.users.get(each.sender_id)?.name ?? '',
      at: formats?.full(each.at) ?? new Date(each.at).toISOString(),
      text: texts.get(each.id) ?? each.content,
      continues: all[n - 1]?.sender_id === each.sender_id && each.at - (all[n - 1]?.at ?? 0) <= GROUP_MS,
    }))
    .filter(({ text }) => text !== '');
}
