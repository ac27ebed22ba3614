import { msg, str } from '@lit/localize';
import { countAfter, otherUserId, type ChatClient, type SessionState } from '@tenant-chat/client';
import type { Message, OperationOutput } from '@tenant-chat/protocol/schemas';
import { icons } from '../../../theme/icons.js';
import { moreIcons } from '../../../theme/more-icons.js';
import { inTime } from '../../in-time.js';
import type { MenuItem } from '../../menu/menu-item.js';
import { showMenu } from '../../menu/show-menu.js';
import type { ActionStage } from './action-stage.js';
import { messageActions, type MessageAction } from './message-actions.js';
import { actionIcons } from './action-icons.js';
import { sourceText } from '../copied-text.js';
import { latestMessage } from '../latest-message.js';
import { plainText } from '../rich-text.js';
import { messageLink } from './message-link.js';
import { openReactions, reactBy, reactionItems } from './react.js';

type Rules = OperationOutput<'get_settings'>['tenant'];
/** What an administrator changes shows so much later. */
const RULES_FRESH_MS = 60_000;
const rulesOf = new WeakMap<SessionState, { readonly at: number; readonly rules: Promise<Rules | null> }>();

/** What holds for the person's tenant. null: it is not known now. */
export function tenantRules(client: ChatClient): Promise<Rules | null> {
  const { session } = client.state;
  const known = rulesOf.get(session);
  if (known && Date.now() - known.at < RULES_FRESH_MS) return known.rules;
  const rules = client.call('get_settings', {}).then(({ tenant }) => tenant, () => {
    rulesOf.delete(session);
    return null;
  });
  rulesOf.set(session, { at: Date.now(), rules });
  return rules;
}

/** What can be done, as far as that is known here: without the rules of the tenant it shows what the server may refuse. */
async function actionsFor(stage: ActionStage, message: Message): Promise<readonly MessageAction[]> {
  const { conversation, client, me } = stage;
  const { kind, posting } = conversation.row;
  const role = conversation.participants.get(me)?.role ?? null;
  const rules = await inTime(tenantRules(client));
  return messageActions({ message, me, kind, posting, role, rules, others_from_here: countAfter(conversation, me, message.seq - 1), now: Date.now() });
}

/** The menu of a message, beside what was pressed or at the pointer; then what was picked is done. */
export async function openMessageMenu(stage: ActionStage, message: Message, anchor: HTMLElement, at?: DOMRect): Promise<void> {
  const actions = await actionsFor(stage, message);
  const at_hand = actions.includes('react') ? await reactionItems(stage, message) : [];
  const picked = await showMenu(stage.root, anchor, [...at_hand, ...actions.filter((each) => each !== 'react').map(itemOf)], msg('Message actions'), at);
  const action = actions.find((each) => each === picked);
  if (action) await runAction(stage, message, action, anchor);
  else if (picked !== null) await reactBy(stage, message, picked, anchor).catch(stage.failed);
}

export async function runAction(stage: ActionStage, message: Message, action: MessageAction, anchor: HTMLElement): Promise<void> {
  try {
    await verbs[action](stage, message, anchor);
  } catch (error) {
    stage.failed(error);
  }
}

const verbs: Readonly<Record<MessageAction, (stage: ActionStage, message: Message, anchor: HTMLElement) => void | Promise<void>>> = {
  reply: ({ write }, message) => write({ kind: 'reply', message }),
  edit: ({ write }, message) => write({ kind: 'edit', message }),
  react: openReactions,
  forward: ({ openPane }, message) => openPane('forward', message),
  info: ({ openPane }, message) => openPane('info', message),
  reactions: ({ openPane }, message) => openPane('reactions', message),
  copy: async ({ nameOf, done }, message) => {
    await navigator.clipboard.writeText(sourceText(message, nameOf));
    done(msg('Text copied'));
  },
  link: async ({ done }, { id, conversation_id }) => {
    await navigator.clipboard.writeText(messageLink(location.href, { conversation_id, message_id: id }));
    done(msg('Link copied'));
  },
  pin: (stage, message) => pin(stage, message, true),
  unpin: (stage, message) => pin(stage, message, false),
  unread: async ({ client, done }, { id, conversation_id }) => {
    await client.markUnread(conversation_id, id);
    done(msg('Marked unread'));
  },
  delete_for_me: (stage, message) => askToDelete(stage, message, 'me'),
  delete_for_everyone: (stage, message) => askToDelete(stage, message, 'everyone'),
};

async function pin({ client, done }: ActionStage, { id, conversation_id }: Message, pinned: boolean): Promise<void> {
  await client.call('pin_message', { conversation_id, message_id: id, pinned });
  done(pinned ? msg('Message pinned') : msg('Message unpinned'));
}

function askToDelete(stage: ActionStage, message: Message, scope: 'everyone' | 'me'): void {
  const { id, conversation_id, content, deleted_at } = message;
  const yes = (): void =>
    void stage.client.call('delete_message', { conversation_id, message_id: id, scope }).then(() => stage.done(msg('Message deleted')), stage.failed);
  const question = scope === 'me' ? forMeWords(stage) : msg('Delete this message for everyone? Nobody will be able to read it any more.');
  stage.confirm({ quoted: plainText(content, stage), question, action: msg('Delete'), yes, holds: () => latestMessage(stage.client, message).deleted_at === deleted_at });
}

function forMeWords({ conversation, me, nameOf }: ActionStage): string {
  const other = otherUserId(conversation, me);
  if (other === null) return msg('Delete this message for you? The others still see it.');
  const name = nameOf(other);
  return msg(str`Delete this message for you? ${name} still sees it.`);
}

function itemOf(action: MessageAction): MenuItem {
  const items: Readonly<Record<MessageAction, Omit<MenuItem, 'id'>>> = {
    reply: { label: msg('Reply'), icon: actionIcons.reply },
    react: { label: msg('React…'), icon: moreIcons.smile },
    edit: { label: msg('Edit'), icon: actionIcons.pencil },
    copy: { label: msg('Copy text'), icon: actionIcons.copy },
    link: { label: msg('Copy link'), icon: actionIcons.link },
    forward: { label: msg('Forward…'), icon: moreIcons.forward },
    pin: { label: msg('Pin'), icon: icons.pin },
    unpin: { label: msg('Unpin'), icon: icons.pin },
    unread: { label: msg('Mark unread from here'), icon: moreIcons.unread },
    info: { label: msg('Message info'), icon: icons.double_check },
    reactions: { label: msg('Who reacted'), icon: moreIcons.smile },
    delete_for_me: { label: msg('Delete for me'), icon: actionIcons.bin },
    delete_for_everyone: { label: msg('Delete for everyone'), icon: actionIcons.bin, is_dangerous: true },
  };
  return { id: action, ...items[action] };
}
