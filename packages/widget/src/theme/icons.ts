import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** One family: 24 units, 1.75 wide round strokes, the colour of the text. Decoration only: the control carries the name. */
export const draw = (size: number, shape: SVGTemplateResult): TemplateResult => html`<svg
  width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;

export const path = (d: string): SVGTemplateResult => svg`<path d=${d}></path>`;

export const icons = {
  send: draw(20, path('M12 19V5m-6 6 6-6 6 6')),
  back: draw(20, path('m14.5 5.5-6.5 6.5 6.5 6.5')),
  close: draw(20, path('M6 6l12 12M18 6 6 18')),
  expand: draw(20, path('M14 4h6v6m0-6-7 7M10 20H4v-6m0 6 7-7')),
  collapse: draw(20, path('M20 10h-6V4m0 6 7-7M4 14h6v6m0-6-7 7')),
  search: draw(18, path('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14m5 12 4 4')),
  more: draw(20, path('M5.5 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1m6.5 0a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1m6.5 0a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1')),
  mute: draw(18, path('M4 4l16 16M9.5 4.6A6 6 0 0 1 18 10c0 2.2.4 3.9 1 5M6 8.7V10c0 4-2 6-2 6h12m-6.5 4h5')),
  check: draw(16, path('m5 12.5 4.5 4.5L19 7.5')),
  double_check: draw(16, path('m2 12.5 4.5 4.5L16 7.5m-4 8 1.5 1.5L23 7.5')),
  clock: draw(16, path('M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m0 4v4l2.5 2')),
  alert: draw(18, path('M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m0 4v4.5m0 3h.01')),
  pin: draw(18, path('M9 4h6l-1 6 3.500 3.500h-11L10 10zM12 13.500V20')),
} as const;
