import type { OperationOutput, Message, ParticipantRole } from '@tenant-chat/protocol/schemas';

export type MessageAction =
  | 'reply' | 'react' | 'edit' | 'copy' | 'link' | 'forward' | 'pin' | 'unpin' | 'unread' | 'info' | 'reactions' | 'delete_for_everyone' | 'delete_for_me';

export interface ActionContext {
  readonly message: Message;
  readonly me: string;
  readonly kind: 'direct' | 'group';
  readonly posting: 'all' | 'admins';
  /** Mine; null while it is not known. */
  readonly role: ParticipantRole | null;
  /** What holds for the tenant; null while it is not known: then the server decides. */
  readonly rules: OperationOutput<'get_settings'>['tenant'] | null;
  /** Others' messages from this one on: with none, nothing would be unread. */
  readonly others_from_here: number;
  /** ms since 1970 */
  readonly now: number;
}

/** What a person may do with a message, the most wanted first. The server has the last word. */
export function messageActions(context: ActionContext): readonly MessageAction[] {
  const { message, me, rules } = context;
  const unread = context.others_from_here > 0 ? (['unread'] as const) : [];
  if (message.deleted_at !== null) return [...unread, 'delete_for_me'];
  if (message.kind === 'system') return ['copy', ...unread];
  const is_mine = message.sender_id === me;
  const may_post = context.posting === 'all' || leads(context);
  const may_edit = is_mine && may_post && isWithin(rules?.edit_window_s, context);
  const may_delete = leads(context) || (is_mine && isWithin(rules?.delete_window_s, context));
  const shows_info = (is_mine && rules?.receipts !== false) || (message.edited_at !== null && mayReadVersions(context));
  const wanted: readonly (readonly [MessageAction, boolean])[] = [
    ['reply', may_post], ['react', true], ['edit', may_edit], ['copy', true], ['link', true], ['forward', true],
    [message.pinned_at === null ? 'pin' : 'unpin', may_post], ['unread', unread.length > 0], ['info', shows_info], ['reactions', message.reactions.length > 0],
    ['delete_for_me', true], ['delete_for_everyone', may_delete],
  ];
  return wanted.filter(([, may]) => may).map(([action]) => action);
}

function leads({ kind, role }: ActionContext): boolean {
  return kind === 'group' && (role === 'owner' || role === 'admin');
}

function mayReadVersions({ message, me, rules }: ActionContext): boolean {
  const readers = rules?.version_readers ?? 'all';
  return readers === 'all' || (readers === 'author' && message.sender_id === me);
}

function isWithin(window_s: number | null | undefined, { message, now }: ActionContext): boolean {
  return window_s == null || now - Date.parse(message.created_at) <= window_s * 1_000;
}
