/**
 * The root of the hashed modules of `tenant-chat.js`. That the panel is imported from here tells the bundler that whoever loads the
 * panel has this chunk already.
 */
export * from './session/session-entry.js';
export const loadPanel = (): Promise<unknown> => import('./parts/define-parts.js');
