import type { ChatClient } from '@tenant-chat/client';
import type { NotifyLevel } from '@tenant-chat/protocol/schemas';
import { muteUntil, type MuteChoice } from './mute-choices.js';

/** What I set for a conversation, for me alone; menus have these as the ids of their items. */
export type PreferenceChange = MuteChoice | 'unmute' | 'pin' | 'unpin' | 'archive' | 'unarchive' | `notify-${NotifyLevel}`;

type Change = (client: ChatClient, conversation_id: string) => Promise<unknown>;

const muteFor = (choice: MuteChoice): Change => (client, conversation_id) =>
  client.call('mute_conversation', { conversation_id, muted: true, until: muteUntil(choice, Date.now()) });
const notifyOf = (notify: NotifyLevel): Change => (client, conversation_id) => client.call('update_preferences', { conversation_id, notify });
const keepOnTop = (pinned: boolean): Change => (client, conversation_id) => client.call('update_preferences', { conversation_id, pinned });
const keepArchived = (archived: boolean): Change => (client, conversation_id) => client.call('archive_conversation', { conversation_id, archived });

const changes: Record<PreferenceChange, Change> = {
  'mute-1h': muteFor('mute-1h'),
  'mute-8h': muteFor('mute-8h'),
  'mute-tomorrow': muteFor('mute-tomorrow'),
  'mute-forever': muteFor('mute-forever'),
  unmute: (client, conversation_id) => client.call('mute_conversation', { conversation_id, muted: false }),
  pin: keepOnTop(true),
  unpin: keepOnTop(false),
  archive: keepArchived(true),
  unarchive: keepArchived(false),
  'notify-all': notifyOf('all'),
  'notify-mentions': notifyOf('mentions'),
  'notify-none': notifyOf('none'),
};

export function isPreferenceChange(id: string): id is PreferenceChange {
  return Object.hasOwn(changes, id);
}

/** Rejects with ApiError. */
export async function changePreference(client: ChatClient, conversation_id: string, change: PreferenceChange): Promise<void> {
  await changes[change](client, conversation_id);
}
