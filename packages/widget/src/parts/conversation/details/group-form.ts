import { msg } from '@lit/localize';
import type { OperationInput } from '@tenant-chat/protocol/schemas';
import type { ConversationState } from '@tenant-chat/client';
import { html, type TemplateResult } from 'lit';
import { colourOf } from '../../avatar/initials.js';
import { colourChoice, colourNames } from '../../colour-choice.js';

/** As the server counts (`limits.title_length`, `description_length`). */
const TITLE_LENGTH = 120;
const DESCRIPTION_LENGTH = 1_000;

type Changes = Omit<OperationInput<'update_conversation'>, 'conversation_id'>;

/** What a group is called, looks like and is for, and who may write in it. */
export function groupForm({ row }: ConversationState, save: (event: SubmitEvent) => void, cancel: () => void): TemplateResult {
  return html`<form class="group-form" part="group-form" @submit=${save}>
    <label class="named"><span>${msg('Title of the group')}</span>
      <input name="title" .value=${row.title ?? ''} required maxlength=${TITLE_LENGTH} autocomplete="off" /></label>
    <label class="named"><span>${msg('What it is for')}</span>
      <textarea name="description" rows="3" maxlength=${DESCRIPTION_LENGTH} .value=${row.description ?? ''}></textarea></label>
    ${colourChoice(colourShown(row))}
    <label class="check"><input type="checkbox" name="posting" .checked=${row.posting === 'admins'} /><span>${msg('Only admins can write')}</span></label>
    <div class="buttons"><button type="button" class="button quiet" @click=${cancel}>${msg('Cancel')}</button>
      <button type="submit" class="button">${msg('Save')}</button></div>
  </form>`;
}

/** One that nobody chose comes from the id. */
function colourShown({ id, colour }: ConversationState['row']): number {
  return colour ?? colourOf(id, colourNames().length);
}

/** What was changed; null: nothing, or there is no title. */
export function groupChanges(form: HTMLFormElement, { row }: ConversationState): Changes | null {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? '').trim();
  const [title, description, colour] = [text('title'), text('description'), data.get('colour')];
  const posting = data.has('posting') ? 'admins' : 'all';
  const changes: Changes = {
    ...(title !== row.title && { title }),
    ...(description !== (row.description ?? '') && { description: description || null }),
    ...(colour !== null && Number(colour) !== colourShown(row) && { colour: Number(colour) }),
    ...(posting !== row.posting && { posting }),
  };
  return title === '' || Object.keys(changes).length === 0 ? null : changes;
}
