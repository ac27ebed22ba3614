import { svg } from 'lit';
import { draw, path } from '../../theme/icons.js';

const bell = path('M18 10a6 6 0 0 0-12 0c0 4-2 6-2 6h16s-2-2-2-6m-8 10h4');

/** Those that only the menu and the details of a conversation show. */
export const conversationIcons = {
  info: draw(18, path('M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m0 7.500V16m0-8h.01')),
  calendar: draw(18, path('M5 6h14v13H5zM5 10.500h14M8.500 3.500V6m7-2.500V6')),
  top: draw(18, path('M5 4.500h14M12 20V9m-5 5 5-5 5 5')),
  bell: draw(18, bell),
  bell_rings: draw(18, svg`${bell}${path('M2.500 9a8.500 8.500 0 0 1 3-5.500m16 5.500a8.500 8.500 0 0 0-3-5.500')}`),
  next: draw(18, path('m9.500 5.500 6.500 6.500-6.500 6.500')),
} as const;
