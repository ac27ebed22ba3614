import { draw, path } from '../../theme/icons.js';

export const gearIcon = draw(18, path('M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 3.500v2.500m0 12v2.500m8.500-8.500H18m-12 0H3.500m14.500-6-1.800 1.800M7.800 16.200 6 18m12 0-1.800-1.800M7.800 7.800 6 6'));
