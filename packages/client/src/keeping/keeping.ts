/**
 * Everything that keeps things on the device, as one part that is loaded when it is first needed: nobody waits for it to see a
 * first message, and it is one request.
 */
export { DurableCopy } from './durable-copy.js';
export { createIndexedDbStorage } from './indexeddb-storage.js';
