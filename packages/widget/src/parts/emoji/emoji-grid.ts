import { html, type TemplateResult } from 'lit';
import type { Emoji } from './read-emoji.js';
import { withTone, type SkinTone } from './skin-tone.js';

/** One that may be taken, as it is drawn. */
export interface Cell {
  readonly emoji: string;
  readonly name: string;
}

export function cellsOf(emoji: readonly Emoji[], tone: SkinTone): readonly Cell[] {
  return emoji.map((each) => ({ emoji: each.has_tones ? withTone(each.emoji, tone) : each.emoji, name: each.name }));
}

/** Cells in lines. They hold no listeners: whoever draws them hears what bubbles (`data-emoji`, and the name as the label). */
export function emojiGrid(label: string, cells: readonly Cell[], columns: number): TemplateResult {
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => cells.slice(row * columns, (row + 1) * columns));
  return html`<div class="grid" role="grid" aria-label=${label} data-rows=${rows.length}>${rows.map((row) => html`<div class="line" role="row">${row.map(
    ({ emoji, name }) => html`<button type="button" role="gridcell" part="emoji" tabindex="-1" data-emoji=${emoji} aria-label=${name}>${emoji}</button>`,
  )}</div>`)}</div>`;
}

/** Where a key leads from a cell, among all grids below a root; null: nowhere, or the key means nothing here. */
export function cellAt(root: ParentNode, from: HTMLElement, key: string, is_rtl: boolean): HTMLElement | null {
  const lines = [...root.querySelectorAll('.line')];
  const cells = [...root.querySelectorAll<HTMLElement>('.line > *')];
  const line = lines.findIndex((each) => each.contains(from));
  const column = [...(lines[line]?.children ?? [])].indexOf(from);
  const beside = (by: number): HTMLElement | undefined => cells[cells.indexOf(from) + by];
  const below = (by: number): Element | undefined => {
    const to = lines[Math.max(0, Math.min(line + by, lines.length - 1))];
    return line + by < 0 ? undefined : to?.children[Math.min(column, to.children.length - 1)];
  };
  const steps: Readonly<Record<string, () => Element | null | undefined>> = {
    ArrowRight: () => beside(is_rtl ? -1 : 1),
    ArrowLeft: () => beside(is_rtl ? 1 : -1),
    ArrowDown: () => below(1),
    ArrowUp: () => below(-1),
    PageDown: () => below(5),
    PageUp: () => below(Math.max(-5, -line)),
    Home: () => lines[line]?.firstElementChild,
    End: () => lines[line]?.lastElementChild,
  };
  const to = steps[key]?.();
  return to instanceof HTMLElement ? to : null;
}
