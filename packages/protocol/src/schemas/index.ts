export * from './user.js';
export * from './message.js';
export * from './conversation.js';
export * from './event.js';
export * from './frame.js';
export * from './session.js';
export * from './operation.js';
export * from './error.js';
