import { GROUP_MS, type ConversationState, type State } from '@tenant-chat/client';
import { formatsIfMade } from '../../locales/formats.js';
import { copiedText, type CopiedMessage } from './copied-text.js';
import { parseMessage } from './formatting/parse-message.js';
import { treeText } from './formatting/plain-text.js';
import { namesBy } from './rich-text.js';
import { selectedEnds, type SelectedEnd } from './selected-ends.js';

interface CopiedFrom {
  readonly state: State;
  readonly conversation: ConversationState;
  readonly me: string;
}

/** Puts what is selected across messages on the clipboard as clean text; within one message the browser does it. */
export function copySelected(event: ClipboardEvent, range: StaticRange | Range, from: CopiedFrom): void {
  const ends = selectedEnds(range);
  if (!ends || !event.clipboardData) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', copiedText(copied(ends.first, ends.last, from)));
}

function copied(first: SelectedEnd, last: SelectedEnd, { conversation, state, me }: CopiedFrom): readonly CopiedMessage[] {
  const parts = new Map([[first.row.dataset['key'], first.text], [last.row.dataset['key'], last.text]]);
  const [from_seq, to_seq] = [first, last].map(({ row }) => Number(row.dataset['seq'] ?? Infinity)) as [number, number]; // of two, two
  const messages = conversation.messages
    .filter(({ seq, kind, deleted_at }) => from_seq <= seq && seq <= to_seq && kind === 'text' && deleted_at === null && !conversation.preference?.hidden_seqs.includes(seq))
    .map(({ id, sender_id, created_at, content }) => ({ id, sender_id, at: Date.parse(created_at), content }));
  const unsent = to_seq === Infinity ? conversation.outbox.map(({ id, written_at, content }) => ({ id, sender_id: me, at: written_at, content })) : [];
  const [from, to] = [first, last].map((end) => unsent.findIndex(({ id }) => id === end.row.dataset['key']));
  const nameOf = (user_id: string): string => state.users.get(user_id)?.name ?? '';
  return [...messages, ...unsent.slice(Math.max(0, from ?? 0), (to ?? -1) + 1)]
    .map(({ id, sender_id, at, content }) => ({ sender_id, at, text: parts.get(id) ?? treeText(parseMessage(content), namesBy(nameOf)) }))
    .filter(({ text }) => text !== '')
    .map(({ sender_id, at, text }, n, all) => ({
      author: nameOf(sender_id),
      at: formatsIfMade()?.full(at) ?? new Date(at).toISOString(),
      text,
      continues: all[n - 1]?.sender_id === sender_id && at - (all[n - 1]?.at ?? 0) <= GROUP_MS,
    }));
}
