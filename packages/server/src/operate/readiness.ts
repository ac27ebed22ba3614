/** Whether this node should be given requests; each part says what is wrong with it, or that it is well. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: string;
  readonly redis: string;
  /** They ran before anything was served, or nothing is. */
  readonly migrations: string;
}
