import type { ChatClient, ConversationState } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import type { TemplateResult } from 'lit';

/** Whose field, in which conversation. */
export interface ModeOf {
  readonly client: ChatClient;
  readonly conversation: ConversationState;
  readonly me: string;
}

/** What the field is for, besides a new message: an answer to a message, or its new wording. */
export interface ComposerMode {
  readonly kind: 'reply' | 'edit';
  readonly message: Message;
  /** Of an edit, as it stands in the field; null: not shown yet. */
  text: string | null;
  /** Why it could not be saved; '': it was not tried. */
  error: string;
  readonly is_saving: boolean;
  /** What waits behind it: an answer that was begun before an edit. */
  behind?: ComposerMode | undefined;
  /** Stands above the field: what is answered or changed, and the way back. */
  bar(client: ChatClient, textOf: (content: string) => string, cancel: () => void): TemplateResult;
  /** Ends when the message has its new wording; else `error` says why it has not. */
  save(of: ModeOf, content: string): Promise<void>;
}
