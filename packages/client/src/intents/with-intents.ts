import type { OperationInput } from '@tenant-chat/protocol/schemas';
import { asApiError } from '../api-error.js';
import type { ChatClient, ChatCore } from '../client-interface.js';
import type { Core } from '../core.js';
import { createDraftSync } from './draft-sync.js';
import { createReadMarks } from './read-marks.js';
import { createTyping } from './typing.js';
import { createUuidV7 } from './uuid-v7.js';
import { createWriting } from './writing.js';

type Intents = Omit<ChatClient, keyof ChatCore>;

/** Puts what a person does beside what runs by itself; whoever asks again gets the same client. */
export function withIntents(core: Core): ChatClient {
  return isClient(core) ? core : Object.assign(core, createIntents(core));
}

function isClient(core: Core): core is Core & ChatClient {
  return 'send' in core;
}

function createIntents(core: Core): Intents {
  const { tools } = core;
  const { call, clock, stamp, store } = tools;
  const newId = createUuidV7(clock);
  const writing = createWriting({ ...tools, newId });
  const typing = core.join(createTyping(tools));
  const reads = core.join(createReadMarks(tools));
  const drafts = core.join(createDraftSync(tools));
  const start = async (input: OperationInput<'start_conversation'>): ReturnType<ChatClient['startDirect']> => (await call('start_conversation', input)).conversation;
  return {
    ...writing,
    send(conversation_id, content, options) {
      const id = writing.send(conversation_id, content, options);
      typing.clear(conversation_id);
      return id;
    },
    markRead: reads.mark,
    async markUnread(conversation_id, message_id) {
      // What stands before it counts as read, or nothing would begin there.
      const seq = store.state.conversations.get(conversation_id)?.messages.find(({ id }) => id === message_id)?.seq;
      if (seq) reads.mark(conversation_id, seq - 1);
      // What was read before would come after it, and take the mark off again.
      await reads.tell();
      await call('mark_unread', { conversation_id, message_id });
    },
    setTyping: typing.set,
    setDraft(conversation_id, text) {
      store.dispatch({ type: 'draft_set', conversation_id, text });
      drafts.note(conversation_id);
    },
    trim: (conversation_id, keep) => store.dispatch({ type: 'messages_trimmed', conversation_id, keep }),
    startDirect: (user_id) => start({ user_id }),
    startGroup(group) {
      const input = { ...group, id: newId(), user_ids: [...group.user_ids] };
      const asked_at = stamp(null);
      return start(input).catch((error: unknown) => {
        // Whether it was made is unknown: the same id makes no second one. It is still the same person who asks.
        if (asApiError(error).status === 0 && asked_at === stamp(null)) return start(input);
        throw error;
      });
    },
  };
}
