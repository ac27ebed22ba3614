import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
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
    const brief = this.items.filter((item) => item.is_brief);
    return html`${this.items.some((item) => item.is_radio) ? html`<div class="title" aria-hidden="true">${this.label}</div>` : nothing}${brief.length > 0 ? html`<div class="brief" role="group">${brief.map((item) => this.#item(item))}</div>` : nothing
      }${this.items.filter((item) => !item.is_brief).map((item) => this.#item(item))}`;
  }

  #item({ id, label, icon, is_dangerous, is_brief, is_checked, is_radio }: MenuItem): TemplateResult {
    const role = is_radio ? 'menuitemradio' : is_checked === undefined ? 'menuitem' : 'menuitemcheckbox';
    return html`<button type="button" role=${role} aria-checked=${is_checked ?? nothing} tabindex="-1" part="menu-item"
      class=${is_dangerous ? 'dangerous' : nothing} aria-label=${is_brief ? label : nothing} title=${is_brief ? label : nothing}
      @click=${() => this.#pick(id)} @keydown=${this.#onKeydown}>${is_radio ? html`<i>${is_checked ? icons.check : nothing}</i>` : (icon ?? nothing)}${is_brief ? nothing : html`<span>${label}</span>`}</button>`;
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
    const count = buttons.filter((button) => button.closest('.brief')).length;
    const by = at < count ? (getComputedStyle(this).direction === 'rtl' ? -1 : 1) : 0;
    // From a line of brief items down is behind it, and up from below is its start.
    const [down, up] = [at < count ? Math.max(count, at + 1) : at + 1, at === count ? 0 : at < count ? -1 : at - 1];
    const to: Record<string, number> = { ArrowDown: down, ArrowUp: up, ArrowRight: at + by, ArrowLeft: at - by, Home: 0, End: -1 };
    const next = to[event.key];
    if (next !== undefined) buttons.at(next % buttons.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
