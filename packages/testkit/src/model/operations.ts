import fc from 'fast-check';

/** How many people the model has. They are numbered from 0. */
export const USERS = 3;
/** How many conversations the model has. They are numbered from 0. */
export const CONVERSATIONS = 2;

/**
 * One step of a history. A step that is not allowed at that moment (a stranger sends, nothing is under way) does nothing,
 * so that every sequence of steps is a history and shrinking may drop any of them.
 */
export type Operation =
  | { readonly do: 'create' | 'join' | 'leave' | 'mute'; readonly conversation: number; readonly user: number }
  | { readonly do: 'send'; readonly conversation: number; readonly user: number; readonly count: number }
  | { readonly do: 'edit' | 'delete' | 'retain'; readonly conversation: number; readonly pick: number }
  | { readonly do: 'collect_garbage' }
  | { readonly do: 'failover'; readonly lost: number }
  | { readonly do: 'sync_page' | 'receive_frame' | 'reconnect' | 'receive_history'; readonly user: number }
  | { readonly do: 'sync_page_racing_send'; readonly user: number; readonly conversation: number; readonly author: number }
  | { readonly do: 'push_frame'; readonly user: number; readonly dropped: boolean; readonly duplicated: boolean }
  | { readonly do: 'ask_history'; readonly user: number; readonly conversation: number };

export type OperationName = Operation['do'];

/** A whole run, before everything settles. */
export type History = readonly Operation[];

const user = fc.nat({ max: USERS - 1 });
const conversation = fc.nat({ max: CONVERSATIONS - 1 });
const count = fc.integer({ min: 1, max: 4 });

function about<Name extends OperationName, Fields extends object>(
  weight: number,
  name: Name,
  fields: { [K in keyof Fields]: fc.Arbitrary<Fields[K]> },
): fc.WeightedArbitrary<{ readonly do: Name } & Fields> {
  // `noNullPrototype` keeps the steps plain objects, which print and compare as written.
  const arbitrary = fc.record(fields, { noNullPrototype: true }).map(
    (drawn): { readonly do: Name } & Fields => ({ do: name, ...drawn }),
  );
  return { weight, arbitrary };
}

/** One random step. Weights favour what brings people into conversations and rows under way; faults are rarer. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  about(3, 'create', { conversation, user }),
  about(4, 'join', { conversation, user }),
  about(3, 'leave', { conversation, user }),
  about(2, 'mute', { conversation, user }),
  about(6, 'send', { conversation, user, count }),
  about(2, 'edit', { conversation, pick: fc.nat({ max: 3 }) }),
  about(2, 'delete', { conversation, pick: fc.nat({ max: 3 }) }),
  about(1, 'retain', { conversation, pick: fc.nat({ max: 4 }) }),
  about(1, 'collect_garbage', {}),
  about(1, 'failover', { lost: count }),
  about(5, 'sync_page', { user }),
  about(2, 'sync_page_racing_send', { user, conversation, author: user }),
  about(4, 'push_frame', { user, dropped: fc.boolean(), duplicated: fc.boolean() }),
  about(5, 'receive_frame', { user }),
  about(1, 'reconnect', { user }),
  about(2, 'ask_history', { user, conversation }),
  about(2, 'receive_history', { user }),
);

/** A random history of up to 40 steps; `size: max` makes all lengths equally likely, since the rare bugs need long ones. */
export const anyHistory: fc.Arbitrary<Operation[]> = fc.array(anyOperation, { maxLength: 40, size: 'max' });
