import { draw, path } from './icons.js';

/** Those that are seen in what comes after the first paint. */
export const moreIcons = {
  unmute: draw(18, path('M18 10a6 6 0 0 0-12 0c0 4-2 6-2 6h16s-2-2-2-6m-8 10h4')),
  archive: draw(18, path('M4 5h16v4H4zM5.5 9v10h13V9M10 13h4')),
  plus: draw(20, path('M12 5v14M5 12h14')),
  down: draw(20, path('M12 5v14m-6-6 6 6 6-6')),
} as const;
