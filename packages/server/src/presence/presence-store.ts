/** Who is connected, over all nodes: memory in one process, Redis (expiring) between several. */
export interface PresenceStore {
  /** This node's view of a person changed; null: no connection here any more. Repeated at least every 10 s while not null. */
  put(tenant_id: string, user_id: string, status: 'online' | 'away' | null): Promise<void>;
  /** The best status over all nodes; people that are absent are offline. */
  read(tenant_id: string, user_ids: readonly string[]): Promise<ReadonlyMap<string, 'online' | 'away'>>;
  /** Who is there, somebody of them where they are more than `most`. Some may have gone a moment ago: `read` knows. */
  list(tenant_id: string, most: number): Promise<readonly string[]>;
  close(): Promise<void>;
}
