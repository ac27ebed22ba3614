import type { ChatClient, ClientOptions } from './client-interface.js';
import { Core } from './core.js';
import { withIntents } from './intents/with-intents.js';

/** The client of one person on one server. Does nothing until it is asked to. */
export function createClient(options: ClientOptions): ChatClient {
  return withIntents(new Core(options));
}
