// What a work needs of a system under test; `Ours` and `Limit` are the two that there are.
//
// The types only: a work is written once and never asks which system it has.

/**
 * @typedef {object} Person
 * @property {string} name
 * @property {string} [user_id] ours only
 * @property {string} [token] ours only: the bearer of the session
 * @property {string[]} rooms the conversations that the person is in
 *
 * @typedef {object} System
 * @property {string} name
 * @property {number} nodes how many processes serve; sockets are spread over them by `node`
 * @property {number | null} databasePid
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} restart the same database, a fresh process
 * @property {() => number[]} pids
 * @property {(names: string[]) => Promise<Person[]>} people
 * @property {(people: Person[]) => Promise<string>} converse starts a conversation of these people, the first of them asks for it; its id
 * @property {(person: Person, node: number, memory?: import('../harness/frame-memory.mjs').FrameMemory<import('../harness/link.mjs').Frame>) => Promise<import('../harness/link.mjs').Link>} connect
 *   resolves when everything that happens from now on is delivered
 * @property {(conversation_id: string, person: Person) => Promise<number | null>} lastSeq the number of the last message that the
 *   database holds of this conversation, asked for by a member; null: there is no database
 * @property {(node: number) => string} url
 * @property {(conversation_id: string) => string} historyPath the address of the newest 50 messages
 */
export {};
