import type { ChatClient, ConversationState } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import type { ComposerMode } from '../composer-mode.js';
import type { Confirmation } from '../details/confirmation.js';
import type { MessagePaneKind } from '../panes/message-pane.js';

/** What the actions need of the open conversation. */
export interface ActionStage {
  readonly root: ParentNode;
  readonly client: ChatClient;
  readonly conversation: ConversationState;
  readonly me: string;
  readonly nameOf: (user_id: string) => string;
  readonly write: (mode: Pick<ComposerMode, 'kind' | 'message'>) => void;
  readonly openPane: (kind: MessagePaneKind, message: Message) => void;
  /** Asks before something that can not be taken back. */
  readonly confirm: (confirmation: Omit<Confirmation, 'no'> & { readonly holds?: () => boolean }) => void;
  readonly done: (words: string) => void;
  readonly failed: (error: unknown) => void;
}
