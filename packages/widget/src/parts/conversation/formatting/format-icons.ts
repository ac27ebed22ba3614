import { draw, path } from '../../../theme/icons.js';
import type { FormatCommand } from './format-command.js';

export const formatIcons: Readonly<Record<FormatCommand, ReturnType<typeof draw>>> = {
  bold: draw(18, path('M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z')),
  italic: draw(18, path('M10 5h8M6 19h8M14 5l-4 14')),
  strike: draw(18, path('M4 12h16M16.5 8C16 6 14.3 5 12 5 9.5 5 7.5 6.3 7.5 8.500c0 .8.2 1.3.6 1.800M7 16c.5 2 2.5 3 5 3 2.7 0 4.7-1.3 4.7-3.5')),
  link: draw(18, path('M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.700l-1 1m2 3.700a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.700l1-1')),
  bullets: draw(18, path('M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01')),
  numbers: draw(18, path('M10 6h10M10 12h10M10 18h10M4 5l1.5-.8V9M4 15.200c1.7-1.5 3.2-.3 2.5 1L4 19h3')),
  quote: draw(18, path('M5 5v14M10 7h10M10 12h10M10 17h6')),
  code: draw(18, path('m8 7-5 5 5 5m8-10 5 5-5 5')),
  code_block: draw(18, path('M5 4h14a1.5 1.5 0 0 1 1.5 1.500v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.500v-13A1.5 1.5 0 0 1 5 4m5 5-3 3 3 3m4-6 3 3-3 3')),
};
