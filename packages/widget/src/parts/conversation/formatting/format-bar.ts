import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { reset } from '../../../theme/reset.styles.js';
import { formatBarStyles } from './format-bar.styles.js';
import { formatCommands, type FormatCommand } from './format-command.js';
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
 * Buttons that format what is being written: one stop of Tab, arrows move among them. The focus stays in the field when one is pressed.
 * @fires tenant-chat-format - `detail.command`, a FormatCommand
 * @internal
 */
export class FormatBar extends LitElement {
  static override styles = [reset, formatBarStyles];
  static override properties = { reached: { state: true } };

  /** The one that Tab reaches. */
  reached = 0;

  override render(): TemplateResult {
    const is_apple = isApple(navigator.platform);
    return html`<div class="bar" role="toolbar" aria-label=${msg('Formatting')} @keydown=${this.#onKeydown}>${formatCommands.map((command, index) => {
      const name = names[command]();
      return html`<button type="button" class="${firsts.includes(command) ? 'first' : ''} ${lines.includes(command) ? 'lines' : ''}" tabindex=${index === this.reached ? 0 : -1}
        aria-label=${name} title="${name} (${shortcutText(command, is_apple)})" aria-keyshortcuts=${ariaShortcut(command, is_apple)}
        @pointerdown=${keepFocus} @focus=${() => (this.reached = index)} @click=${() => this.#pick(command)}>${formatIcons[command]}</button>`;
    })}</div>`;
  }

  #pick(command: FormatCommand): void {
    this.dispatchEvent(new CustomEvent('tenant-chat-format', { detail: { command } }));
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const is_rtl = getComputedStyle(this).direction === 'rtl';
    const [next, previous] = is_rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const count = formatCommands.length;
    const steps: Record<string, number> = { [next]: this.reached + 1, [previous]: this.reached - 1, Home: 0, End: count - 1 };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.renderRoot.querySelectorAll('button')[(to + count) % count]?.focus();
  };
}

/** What is selected in the field stays selected, and the keyboard of a touch screen stays. */
function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}
