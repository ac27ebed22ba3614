/** What drizzle-kit reads. */
export { schema } from './schema.js';
export { tenant, tenantClock } from './tenant.js';
export { user, lastSeen } from './user.js';
export { conversation, participant, preference, receipt } from './conversation.js';
export { message, messageVersion, mention, reaction } from './message.js';
export { change } from './change.js';
export { session, ticket } from './session.js';
