import type { Identity } from '../identity/identity.js';
import type { Deliveries } from '../hub/deliveries.js';
import type { FeedReader } from '../hub/feed-reader.js';
import type { Hub } from '../hub/hub.js';
import type { PresenceTracker } from '../presence/presence-tracker.js';
import type { Dispatch } from './dispatch.js';

/** What both transports need. */
export interface LiveDependencies {
  readonly hub: Hub;
  readonly reader: FeedReader;
  readonly identity: Pick<Identity, 'ofSocket' | 'ofAccessToken' | 'revokedAmong'>;
  readonly dispatch: Dispatch;
  readonly presence: PresenceTracker;
  readonly deliveries: Deliveries;
  /** false in load tests. */
  readonly limits_on: boolean;
  readonly onError: (error: unknown) => void;
  /** The node says goodbye. */
  readonly isClosing: () => boolean;
}
