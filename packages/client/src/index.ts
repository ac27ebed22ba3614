export { createClient } from './client.js';
export type { ChatClient, ClientEvents, ClientOptions } from './client-interface.js';
export type { Clock, Collection, PageSignals, PersonStorage, Ports, Storage, WebSocketLike } from './ports.js';
export type { ConnectionState, ConversationState, OutboxItem, SessionState, State } from './state/shape.js';
