import { msg } from '@lit/localize';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { reset } from '../../../theme/reset.styles.js';
import { keepFocus } from '../keep-focus.js';
import { hasFormat } from './apply-format.js';
import { formatBarStyles } from './format-bar.styles.js';
import { formatCommands, type FormatCommand } from './format-command.js';
import { formatField, stateOf } from './format-field.js';
import { formatIcons } from './format-icons.js';
import { ariaShortcut, isApple, shortcutText } from './format-shortcut.js';

const names: Readonly<Record<FormatCommand, () => string>> = {
  bold: () => msg('Bold'),
  italic: () => msg('Italic'),
  strike: () => msg('Strikethrough'),
  link: () => msg('Link'),
  bullets: () => msg('Bulleted list'),
  numbers: () => msg('Numbered list'),
  quote: () => msg('Quote'),
  code: () => msg('Code'),
  code_block: () => msg('Code block'),
};

/** Where a new group of buttons begins. */
const firsts: readonly FormatCommand[] = ['link', 'bullets', 'code'];
const lines: readonly FormatCommand[] = ['bullets', 'quote'];

/**
 * Buttons that format what is being written in a field, pressed where the selection has that format: one stop of Tab, arrows move among them. The focus stays
 * in the field when one is pressed, and comes to it from the keyboard; Esc leads there too.
 * @internal
 */
export class FormatBar extends LitElement {
  static override styles = [reset, formatBarStyles];
  static override properties = { field: { attribute: false }, reached: { state: true }, active: { state: true } };

  field: HTMLTextAreaElement | null = null;
  /** The one that Tab reaches. */
  reached = 0;
  active: ReadonlySet<FormatCommand> = new Set();
  #followed: HTMLTextAreaElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // Of a field in a shadow tree some browsers tell the document, some the field.
    document.addEventListener('selectionchange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('selectionchange', this.#look);
    this.#follow(null);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('field')) this.#follow(this.field);
  }

  override render(): TemplateResult {
    const is_apple = isApple(navigator.platform);
    return html`<div class="bar" role="toolbar" aria-label=${msg('Formatting')} @keydown=${this.#onKeydown}>${formatCommands.map((command, index) => {
      const name = names[command]();
      return html`<button type="button" part="format-tool" class="${firsts.includes(command) ? 'first' : ''} ${lines.includes(command) ? 'lines' : ''}"
        tabindex=${index === this.reached ? 0 : -1} aria-pressed=${String(this.active.has(command))}
        aria-label=${name} title="${name} (${shortcutText(command, is_apple)})" aria-keyshortcuts=${ariaShortcut(command, is_apple)}
        @pointerdown=${keepFocus} @focus=${() => (this.reached = index)} @click=${() => this.field && formatField(this.field, command)}>${formatIcons[command]}</button>`;
    })}</div>`;
  }

  #follow(field: HTMLTextAreaElement | null): void {
    for (const event of ['input', 'selectionchange']) {
      this.#followed?.removeEventListener(event, this.#look);
      field?.addEventListener(event, this.#look);
    }
    this.#followed = field;
    this.#look();
  }

  readonly #look = (): void => {
    if (!this.field) return;
    const state = stateOf(this.field);
    const active = new Set(formatCommands.filter((command) => hasFormat(command, state)));
    if (formatCommands.some((command) => active.has(command) !== this.active.has(command))) this.active = active;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const is_rtl = getComputedStyle(this).direction === 'rtl';
    const [next, previous] = is_rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const count = formatCommands.length;
    const steps: Record<string, number> = { [next]: this.reached + 1, [previous]: this.reached - 1, Home: 0, End: count - 1 };
    const to = steps[event.key];
    if (event.key === 'Escape') this.field?.focus();
    else if (to === undefined) return;
    else this.renderRoot.querySelectorAll('button')[(to + count) % count]?.focus();
    event.preventDefault();
  };
}
