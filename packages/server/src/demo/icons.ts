import { Html } from './html.js';

const paths = {
  approvals: '<path d="M9 11.5l2.2 2.2L15.5 9"/><rect x="4" y="4" width="16" height="16" rx="4"/>',
  invoices: '<path d="M7 3.5h7l4 4V19a1.5 1.5 0 0 1-1.5 1.5h-9.5A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5z"/><path d="M13.5 3.5V8H18M9 12.5h6M9 16h4"/>',
  suppliers: '<path d="M3.5 16.5V7.5h10v9M13.5 10.5h4l3 3v3h-7"/><circle cx="7.5" cy="17" r="1.8"/><circle cx="16.5" cy="17" r="1.8"/>',
  budgets: '<path d="M12 3.5a8.5 8.5 0 1 0 8.5 8.5H12z"/><path d="M15.5 3.9a8.5 8.5 0 0 1 4.6 4.6h-4.6z"/>',
  reports: '<path d="M4.5 19.5h15M7.5 16v-5M12 16V6.5M16.5 16v-7.5"/>',
  theme: '<path d="M19.5 14.2A7.8 7.8 0 0 1 9.8 4.5a7.8 7.8 0 1 0 9.7 9.7z"/>',
  split: '<rect x="3.5" y="5" width="17" height="14" rx="3"/><path d="M12 5v14"/>',
  down: '<path d="M7 10l5 5 5-5"/>',
  check: '<path d="M5.5 12.5l4.2 4.2L18.5 8"/>',
  cross: '<path d="M7 7l10 10M17 7L7 17"/>',
} as const;

/** One family: 24 px, thin lines, in the colour of the text around. */
export function icon(name: keyof typeof paths): Html {
  return new Html(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`);
}
