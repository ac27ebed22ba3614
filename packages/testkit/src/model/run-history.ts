import { ModelClient } from './model-client.js';
import { ModelServer } from './model-server.js';
import { USERS, type History, type Operation } from './operations.js';
import type { View } from './rows.js';
import type { Rules } from './switches.js';

/**
 * Runs a history and judges it by the law: whatever happened, once the network calms down every client shows exactly what
 * the server would show it afresh, and nobody ever received what is private to another.
 * @returns what was broken, or null when the law holds
 */
export function runHistory(rules: Rules, history: History): string | null {
  const server = new ModelServer(rules);
  const clients = Array.from({ length: USERS }, (_, user) => new ModelClient(rules, server, user));
  for (const operation of history) {
    perform(operation, server, clients);
    for (const client of clients) {
      if (client.leak !== null) return client.leak;
    }
  }
  for (const client of clients) {
    client.settle();
    if (client.leak !== null) return client.leak;
    const difference = differenceOf(server.truth(client.user), client.view());
    if (difference !== null) return `user ${client.user} diverged: ${difference}`;
  }
  return null;
}

function perform(operation: Operation, server: ModelServer, clients: readonly ModelClient[]): void {
  switch (operation.do) {
    case 'create':
      return server.create(operation.conversation, operation.user);
    case 'join':
      return server.join(operation.conversation, operation.user);
    case 'leave':
      return server.leave(operation.conversation, operation.user);
    case 'mute':
      return server.mute(operation.conversation, operation.user);
    case 'edit':
      return server.edit(operation.conversation, operation.pick);
    case 'delete':
      return server.delete(operation.conversation, operation.pick);
    case 'retain':
      return server.retain(operation.conversation, operation.pick);
    case 'collect_garbage':
      return server.collectGarbage();
    case 'failover':
      return server.failover(operation.lost);
    default: {
      const client = clients[operation.user];
      if (!client) throw new RangeError(`the model has no user ${operation.user}`);
      return performByClient(operation, server, client);
    }
  }
}

/** The steps that a client takes; `perform` took the others. */
type ClientOperation = Extract<
  Operation,
  { do: 'send' | 'sync_page' | 'sync_page_racing_send' | 'push_frame' | 'receive_frame' | 'reconnect' | 'ask_history' | 'receive_history' }
>;

function performByClient(operation: ClientOperation, server: ModelServer, client: ModelClient): void {
  switch (operation.do) {
    case 'send':
      return client.send(operation.conversation, operation.count);
    case 'sync_page':
      client.syncPage();
      return;
    case 'sync_page_racing_send':
      client.syncPage(() => server.send(operation.conversation, operation.author, 1));
      return;
    case 'push_frame':
      return client.pushFrame(operation.dropped, operation.duplicated);
    case 'receive_frame':
      return client.receiveFrame();
    case 'reconnect':
      return client.reconnect();
    case 'ask_history':
      return client.askHistory(operation.conversation);
    case 'receive_history':
      return client.receiveHistory();
  }
}

function differenceOf(truth: View, shown: View): string | null {
  const differences: string[] = [];
  for (const [key, content] of truth) {
    const seen = shown.get(key);
    if (seen !== content) differences.push(seen === undefined ? `${key} is missing` : `${key} is ${seen}, not ${content}`);
  }
  for (const key of shown.keys()) {
    if (!truth.has(key)) differences.push(`${key} should be gone`);
  }
  return differences.length > 0 ? differences.join('; ') : null;
}
