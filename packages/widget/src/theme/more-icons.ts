import { draw, icons, path } from './icons.js';

/** Those that are seen in what comes after the first paint. */
export const moreIcons = {
  unmute: draw(18, path('M18 10a6 6 0 0 0-12 0c0 4-2 6-2 6h16s-2-2-2-6m-8 10h4')),
  archive: draw(18, path('M4 5h16v4H4zM5.5 9v10h13V9M10 13h4')),
  plus: draw(20, path('M12 5v14M5 12h14')),
  down: draw(20, path('M12 5v14m-6-6 6 6 6-6')),
  chat: draw(20, path('M5 5h14a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 5 5')),
  chats: draw(20, path('M4.5 4h9A1.5 1.5 0 0 1 15 5.5v5a1.5 1.5 0 0 1-1.5 1.5H8l-3 2.5V12h-.5A1.5 1.5 0 0 1 3 10.5v-5A1.5 1.5 0 0 1 4.5 4M18 9h1.5a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5H19v2.5L16 17h-4a1.5 1.5 0 0 1-1.5-1.5')),
  reply: draw(18, path('M10 6 4.5 11.500 10 17m-5.500-5.500H14a6 6 0 0 1 6 6V19')),
  forward: draw(18, path('m14 6 5.500 5.500L14 17m5.500-5.500H10a6 6 0 0 0-6 6V19')),
  smile: draw(18, path('M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M8.500 14a4 4 0 0 0 7 0M9 9.500h.01m5.990 0h.01')),
  pencil: draw(18, path('M4.500 19.500 5.500 15 16 4.500l3.500 3.500L9 18.500zM13.500 7l3.500 3.500')),
  copy: draw(18, path('M9 9h10v10H9zM15 9V5H5v10h4')),
  link: draw(18, path('M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17')),
  pin: icons.pin,
  unread: draw(18, path('M4 6h10M4 12h16M4 18h16M19 4.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3')),
  bin: draw(18, path('M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7m-7 4v5m4-5v5')),
  gear: draw(18, path('M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 3.500v2.500m0 12v2.500m8.500-8.500H18m-12 0H3.500m14.500-6-1.800 1.800M7.800 16.200 6 18m12 0-1.800-1.800M7.800 7.800 6 6')),
} as const;
