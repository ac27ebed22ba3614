import type { Loaders } from './launcher/loaders.js';

/** For those who bundle the package: their bundler makes the chunks. */
export const moduleLoaders: Loaders = {
  session: () => import('./session/session-entry.js'),
  badge: () => import('./session/show-badge.js'),
  panel: () => import('./parts/define-parts.js'),
};
