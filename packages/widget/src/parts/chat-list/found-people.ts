import type { ChatClient } from '@tenant-chat/client';
import { html, type TemplateResult } from 'lit';
import { exportedParts } from '../exported-parts.js';
import { moreParts } from '../more-parts.js';
import { loadPeople } from '../people/load-people.js';

/** People found by the words of the list's search, who are one press away from a conversation; loaded with the directory. */
export function foundPeople(client: ChatClient | null, search: string, is_alone: boolean, picked: (event: CustomEvent<{ readonly conversation_id: string }>) => void): TemplateResult {
  void loadPeople();
  return html`<tenant-chat-people .client=${client} .search=${search} .is_alone=${is_alone} exportparts=${exportedParts({ moreParts })}
    @tenant-chat-conversation-picked=${picked}></tenant-chat-people>`;
}
