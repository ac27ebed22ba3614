import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { reset } from '../../theme/reset.styles.js';
import { defineOnce } from '../define-once.js';
import { archivedNoteStyles } from './archived-note.styles.js';

const STAYS_MS = 8_000;

/**
 * Tells, at the foot of the list that a conversation was just taken from, that it is archived, with the way back. It goes by itself, but not
 * from under the pointer or the focus.
 * @internal
 */
class ArchivedNote extends LitElement {
  static override styles = [reset, archivedNoteStyles];
  static override properties = { is_told: { state: true }, failure: { state: true } };

  undo: () => Promise<void> = () => Promise.resolve();
  /** Words that come into what is there already are read out. */
  is_told = false;
  failure = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#wait();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override firstUpdated(): void {
    this.is_told = true;
  }

  override render(): TemplateResult {
    return html`<div part="note"><span role="status">${this.is_told ? this.failure || msg('Conversation archived') : nothing}</span
      ><button type="button" part="undo" @click=${this.#undo}>${msg('Undo')}</button></div>`;
  }

  #wait(): void {
    this.#timer = setTimeout(() => (this.matches(':hover, :focus-within') ? this.#wait() : this.remove()), STAYS_MS);
  }

  readonly #undo = async (): Promise<void> => {
    const list = (this.getRootNode() as ShadowRoot).host as HTMLElement;
    try {
      await this.undo();
    } catch {
      this.failure = msg('That did not work. Please try again.');
      return;
    }
    const has_focus = this.matches(':focus-within');
    this.remove();
    if (has_focus) list.focus();
  };
}

/** In the list with this root; there is one at a time. */
export function showArchived(root: ParentNode, undo: () => Promise<void>): void {
  defineOnce('tenant-chat-archived-note', ArchivedNote);
  root.querySelector('tenant-chat-archived-note')?.remove();
  const note = Object.assign(document.createElement('tenant-chat-archived-note') as ArchivedNote, { undo });
  note.setAttribute('exportparts', 'note, undo');
  root.append(note);
}
