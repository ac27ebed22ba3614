/** How the launcher gets the parts that are not loaded with it: hashed chunks beside the script, or modules of the npm package. */
export interface Loaders {
  readonly session: () => Promise<typeof import('../session/session-entry.js')>;
  readonly badge: () => Promise<typeof import('../session/show-badge.js')>;
  readonly panel: () => Promise<typeof import('../parts/define-parts.js')>;
}
