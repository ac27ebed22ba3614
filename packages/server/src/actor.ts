/** Whoever acts: made from the verified identity alone, never from a path, a body or a header. */
export interface Actor {
  readonly tenant_id: string;
  readonly user_id: string;
}

/** A signed-in actor. */
export interface Session extends Actor {
  readonly id: string;
  readonly kind: 'bearer' | 'cookie' | 'host';
  /** ms since 1970. */
  readonly expires_at: number;
}
