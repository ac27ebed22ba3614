/**
 * The root of the hashed modules of `tenant-chat.js`. That the panel is imported from here tells the bundler that whoever loads the
 * panel has this chunk already.
 */
export * from './session/session-entry.js';
export const loadPanel = (): Promise<typeof import('./parts/define-parts.js')> => import('./parts/define-parts.js');
export const loadBadge = (): Promise<typeof import('./session/show-badge.js')> => import('./session/show-badge.js');
