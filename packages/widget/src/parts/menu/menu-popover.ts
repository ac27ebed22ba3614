import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { reset } from '../../theme/reset.styles.js';
import { menuStyles } from './menu-popover.styles.js';
import type { MenuItem } from './menu-item.js';
import { placeBeside } from './place-beside.js';

/**
 * A menu in the top layer, beside what it belongs to. Arrow keys move, Enter and Space choose, Esc closes and gives the focus back; so
 * does a press beside it, without the focus. (A popover of the kind `auto` would go as soon as the button is let go whose press opened
 * it: on Linux and macOS that is how a context menu comes.)
 * @fires tenant-chat-menu-picked - `detail.id` of the item
 * @internal
 */
export class MenuPopover extends LitElement {
  static override styles = [reset, menuStyles];
  static override properties = { items: { attribute: false }, label: {} };

  items: readonly MenuItem[] = [];
  label = '';
  #anchor: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
    this.setAttribute('role', 'menu');
    document.addEventListener('pointerdown', this.#onPress, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onPress, true);
  }

  get isOpen(): boolean {
    return this.matches(':popover-open');
  }

  /** Shows the items beside an element, or at a point; the focus returns to the element. */
  async showBeside(anchor: HTMLElement, items: readonly MenuItem[], label: string, at?: DOMRect): Promise<void> {
    this.#anchor = anchor;
    this.items = items;
    this.label = label;
    this.setAttribute('aria-label', label);
    await this.updateComplete;
    this.showPopover();
    placeBeside(this, at ?? anchor.getBoundingClientRect());
    this.#buttons()[0]?.focus();
  }

  override render(): TemplateResult {
    return html`${this.items.map(
      (item) => html`<button type="button" role="menuitem" tabindex="-1" part="menu-item" class=${item.is_dangerous ? 'dangerous' : nothing}
        @click=${() => this.#pick(item.id)} @keydown=${this.#onKeydown}>${item.icon ?? nothing}<span>${item.label}</span></button>`,
    )}`;
  }

  #pick(id: string): void {
    this.#close();
    this.dispatchEvent(new CustomEvent('tenant-chat-menu-picked', { detail: { id } }));
  }

  #close(): void {
    this.hidePopover();
    this.#anchor?.focus();
  }

  #buttons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
  }

  readonly #onPress = (event: PointerEvent): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.hidePopover();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const buttons = this.#buttons();
    const at = buttons.indexOf(event.currentTarget as HTMLElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const next = to[event.key];
    if (next !== undefined) buttons.at(next % buttons.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
