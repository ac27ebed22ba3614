import type { ChatClient } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { exportedParts } from '../exported-parts.js';
import { moreParts } from '../more-parts.js';

export interface PanelDialogOf {
  readonly dialog: 'group' | 'settings' | null;
  readonly client: ChatClient | null;
  readonly close: () => void;
  readonly picked: (event: CustomEvent<{ readonly conversation_id: string }>) => void;
}

/** What stands over the whole panel; whoever asks for it has defined it. */
export function panelDialog({ dialog, client, close, picked }: PanelDialogOf): TemplateResult | typeof nothing {
  const parts = exportedParts({ moreParts });
  if (dialog === 'settings') return html`<tenant-chat-settings class="overlay" part="dialog" exportparts=${parts} .client=${client} @tenant-chat-dialog-close=${close}></tenant-chat-settings>`;
  if (dialog === null) return nothing;
  return html`<tenant-chat-group-dialog class="overlay" part="dialog" exportparts=${parts} .client=${client}
    @tenant-chat-dialog-close=${close} @tenant-chat-conversation-picked=${picked}></tenant-chat-group-dialog>`;
}
