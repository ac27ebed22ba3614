import type { ChatClient, ConversationState, State } from '@tenant-chat/client';
import type { Formats } from '../../locales/formats.js';

/** What the list of messages is drawn from. */
export interface ListView {
  readonly client: ChatClient;
  readonly state: State;
  readonly conversation: ConversationState;
  readonly me: string;
  readonly title: string;
  readonly formats: Formats | null;
  readonly is_offline: boolean;
}
