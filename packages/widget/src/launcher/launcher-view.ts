import type { Locale } from '../locales/choose-locale.js';
import { badgeText } from '../session/badge-text.js';
import type { Summary } from '../session/summarize.js';
import { launcherSheet } from './launcher-sheet.js';
import { launcherWords } from './launcher-words.js';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M5 4.5h14a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-6l-5 4v-4H5a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3Z';
const CHEVRON = 'm6 9.5 6 6 6-6';

/** The round button with its badge, and the frame shown until the panel is loaded: plain DOM, built once. */
export class LauncherView {
  readonly root: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #badge: HTMLElement;
  readonly #online: HTMLElement;
  #skeleton: HTMLElement | null = null;

  constructor(shadow: ShadowRoot) {
    shadow.adoptedStyleSheets = [launcherSheet()];
    this.root = make('div', 'root');
    this.button = make('button', 'launcher');
    this.button.ariaHasPopup = 'dialog';
    this.#badge = make('span', 'badge');
    this.#online = make('span', 'online');
    this.button.append(icon(BUBBLE), icon(CHEVRON), this.#badge, this.#online);
    this.root.append(this.button);
    shadow.append(this.root);
  }

  /** @param figures in words, for who does not see them */
  update(locale: Locale, is_open: boolean, { unread, online }: Summary, figures: readonly string[]): void {
    const tell = (place: HTMLElement, text: string | null): void => {
      place.hidden = text === null || is_open;
      place.textContent = text;
    };
    tell(this.#badge, badgeText(unread));
    tell(this.#online, badgeText({ count: online, muted_only: false }));
    this.button.ariaExpanded = String(is_open);
    const [open, close] = launcherWords[locale];
    this.button.ariaLabel = [is_open ? close : open, ...figures].join(', ');
  }

  /** The empty panel, in its place and size, while the real one is on its way; `again`: it did not come, and what another try does. */
  showSkeleton(locale: Locale, again?: () => void): void {
    const [, , loading, failed, label] = launcherWords[locale];
    if (!this.#skeleton) {
      this.#skeleton = make('div', 'skeleton');
      this.#skeleton.role = 'status';
      // Seen as soon as a button stands beside it (launcher-sheet.ts).
      this.#skeleton.append(make('p', 'said'));
      this.root.append(this.#skeleton);
    }
    const [said, button] = this.#skeleton.children;
    if (said) said.textContent = again ? failed : loading;
    if (!again || button) return;
    const another = make('button', 'again');
    another.textContent = label;
    another.onclick = again;
    this.#skeleton.append(another);
  }

  hideSkeleton(): void {
    this.#skeleton?.remove();
    this.#skeleton = null;
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute('part', name);
  return element;
}

function icon(d: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}
