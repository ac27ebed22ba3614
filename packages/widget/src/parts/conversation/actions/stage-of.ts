import type { ChatClient, ConversationState, State } from '@tenant-chat/client';
import type { LitElement } from 'lit';
import type { ComposerMode } from '../composer-mode.js';

/** The pane in which it plays. */
export interface StageOf {
  readonly host: LitElement;
  /** Where there is no such message, resolve false. */
  readonly list: { jumpTo(message_id: string): Promise<boolean>; jumpToDate(at: string): Promise<boolean> };
  readonly write: (mode: ComposerMode) => void;
  readonly view: () => { readonly client: ChatClient; readonly state: State; readonly conversation: ConversationState; readonly me: string } | null;
  /** '': nothing went wrong any more. */
  readonly failed: (words: string) => void;
  /** The person left the conversation. */
  readonly left: () => void;
}
