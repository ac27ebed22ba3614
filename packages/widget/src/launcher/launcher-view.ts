import type { Locale } from '../locales/choose-locale.js';
import { badgeText, type Unread } from '../session/badge-text.js';
import { launcherSheet } from './launcher-sheet.js';
import { launcherWords } from './launcher-words.js';

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M5 4.5h14A2.5 2.5 0 0 1 21.5 7v7.5A2.5 2.5 0 0 1 19 17h-6.5L7.5 21v-4H5a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 5 4.5Z';
const CHEVRON = 'm6 9.5 6 6 6-6';

export interface LauncherFigures {
  readonly locale: Locale;
  readonly is_open: boolean;
  readonly unread: Unread;
  readonly online: number;
  /** In words, for who does not see them. */
  readonly figures: readonly string[];
}

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
    this.button.type = 'button';
    this.button.setAttribute('aria-haspopup', 'dialog');
    this.#badge = make('span', 'badge');
    this.#online = make('span', 'online');
    this.button.append(icon(BUBBLE), icon(CHEVRON), this.#badge, this.#online);
    this.root.append(this.button);
    shadow.append(this.root);
  }

  update({ locale, is_open, unread, online, figures }: LauncherFigures): void {
    const text = badgeText(unread);
    this.#badge.hidden = text === null || is_open;
    this.#badge.textContent = text ?? '';
    this.#online.hidden = online === 0 || is_open;
    this.#online.textContent = online > 99 ? '99+' : String(online);
    this.button.setAttribute('aria-expanded', String(is_open));
    const [open, close] = launcherWords[locale];
    this.button.setAttribute('aria-label', [is_open ? close : open, ...figures].join(', '));
  }

  /** The empty panel, in its place and size, while the real one is on its way. */
  showSkeleton(locale: Locale): void {
    if (this.#skeleton) return;
    this.#skeleton = make('div', 'skeleton');
    this.#skeleton.setAttribute('role', 'status');
    this.#skeleton.setAttribute('aria-label', launcherWords[locale][2]);
    this.root.append(this.#skeleton);
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
  const attributes = { viewBox: '0 0 24 24', width: '26', height: '26', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.9', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  svg.append(path);
  return svg;
}
