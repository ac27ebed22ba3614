import { msg, str } from '@lit/localize';
import type { OperationInput } from '@tenant-chat/protocol/schemas';
import type { ConversationState } from '@tenant-chat/client';
import { html, type TemplateResult } from 'lit';

/** As the server counts (`limits.title_length`, `description_length`, `colours`). */
const TITLE_LENGTH = 120;
const DESCRIPTION_LENGTH = 1_000;
const COLOURS = 8;

type Changes = Omit<OperationInput<'update_conversation'>, 'conversation_id'>;

/** What a group is called, looks like and is for, and who may write in it. */
export function groupForm({ row }: ConversationState, save: (event: SubmitEvent) => void, cancel: () => void): TemplateResult {
  return html`<form class="group-form" part="group-form" @submit=${save}>
    <label class="named"><span>${msg('Title of the group')}</span>
      <input name="title" .value=${row.title ?? ''} required maxlength=${TITLE_LENGTH} autocomplete="off" /></label>
    <label class="named"><span>${msg('What it is for')}</span>
      <textarea name="description" rows="3" maxlength=${DESCRIPTION_LENGTH} .value=${row.description ?? ''}></textarea></label>
    <fieldset><legend>${msg('Colour')}</legend>
      ${Array.from({ length: COLOURS }, (_, colour) => html`<label class="swatch colour-${colour}"><input type="radio" name="colour" .value=${String(colour)}
        aria-label=${msg(str`Colour ${colour + 1}`)} .checked=${row.colour === colour} /><i></i></label>`)}</fieldset>
    <label class="check"><input type="checkbox" name="posting" .checked=${row.posting === 'admins'} /><span>${msg('Only admins can write')}</span></label>
    <div class="buttons"><button type="button" class="button quiet" @click=${cancel}>${msg('Cancel')}</button>
      <button type="submit" class="button">${msg('Save')}</button></div>
  </form>`;
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
    ...(colour !== null && Number(colour) !== row.colour && { colour: Number(colour) }),
    ...(posting !== row.posting && { posting }),
  };
  return title === '' || Object.keys(changes).length === 0 ? null : changes;
}
