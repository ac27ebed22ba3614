import { defineOnce } from '../define-once.js';

/** Loads and defines the directory; a person who only answers never needs it. */
export async function loadPeople(): Promise<void> {
  defineOnce('tenant-chat-people', (await import('./people-list.js')).PeopleList);
}
