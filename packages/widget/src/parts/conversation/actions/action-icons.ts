import { draw, path } from '../../../theme/icons.js';

/** Those that only what is done with messages shows. */
export const actionIcons = {
  reply: draw(18, path('M10 6 4.5 11.500 10 17m-5.500-5.500H14a6 6 0 0 1 6 6V19')),
  pencil: draw(18, path('M4.500 19.500 5.500 15 16 4.500l3.500 3.500L9 18.500zM13.500 7l3.500 3.500')),
  copy: draw(18, path('M9 9h10v10H9zM15 9V5H5v10h4')),
  link: draw(18, path('M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17')),
  bin: draw(18, path('M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7m-7 4v5m4-5v5')),
} as const;
