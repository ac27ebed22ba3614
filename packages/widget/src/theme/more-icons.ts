import { draw, path } from './icons.js';

/** Those that are seen in what comes after the first paint. */
export const moreIcons = {
  archive: draw(18, path('M4 5h16v4H4zM5.5 9v10h13V9M10 13h4')),
  plus: draw(20, path('M12 5v14M5 12h14')),
  people: draw(20, path('M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M3 19c0-3 2.5-5 6-5s6 2 6 5m0-13.800a3.5 3.5 0 0 1 0 6.600M17.5 14.5c2 .7 3.5 2.300 3.5 4.5')),
  down: draw(20, path('M12 5v14m-6-6 6 6 6-6')),
  chat: draw(20, path('M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5')),
  chats: draw(20, path('M4.5 4h9A1.5 1.5 0 0 1 15 5.5v5a1.5 1.5 0 0 1-1.5 1.5H8l-3 2.5V12h-.5A1.5 1.5 0 0 1 3 10.5v-5A1.5 1.5 0 0 1 4.5 4M18 9h1.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H19v2.5L16 17h-4a1.5 1.5 0 0 1-1.5-1.5')),
  forward: draw(18, path('m14 6 5.500 5.500L14 17m5.500-5.500H10a6 6 0 0 0-6 6V19')),
  smile: draw(18, path('M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M8.500 14a4 4 0 0 0 7 0M9 9.500h.01m5.990 0h.01')),
  unread: draw(18, path('M4 6h10M4 12h16M4 18h16M19 4.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3')),
} as const;
