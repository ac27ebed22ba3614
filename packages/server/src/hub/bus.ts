import type { Signal } from '@tenant-chat/protocol/schemas';

/** What nodes tell each other: numbers and signals, never letters. */
export type BusMessage =
  | { readonly kind: 'clock'; readonly epoch: number; readonly version: number }
  /** `audience`: the conversations whose people may see it. */
  | { readonly kind: 'signal'; readonly audience: readonly string[]; readonly signal: Signal }
  | { readonly kind: 'revoked'; readonly session_id: string };

/** Fan-out between nodes, a channel per tenant; memory in one process, Redis between several. Lost messages are healed by the safety poll. */
export interface Bus {
  /** Never throws; while unhealthy, messages are lost. */
  publish(tenant_id: string, message: BusMessage): void;
  /** Resolves when the subscription is effective (or the bus is unhealthy and will subscribe when it is back); gives its undo. Also hears its own messages. */
  subscribe(tenant_id: string, listener: (message: BusMessage) => void): Promise<() => void>;
  /** Whether bells arrive: false makes the hub poll each second. */
  readonly healthy: boolean;
  /** Whether there may be other nodes at all: false (memory) needs no safety poll on PGlite. */
  readonly distributed: boolean;
  onHealth(listener: (healthy: boolean) => void): () => void;
  close(): Promise<void>;
}
