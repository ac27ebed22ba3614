import type { State } from './shape.js';

/** Nothing known yet, about nobody. */
export function initialState(now = 0): State {
  return {
    session: { status: 'none' },
    connection: { status: 'idle', lost_at: null },
    ready: false,
    users: new Map(),
    conversations: new Map(),
    presence: new Map(),
    drafts: new Map(),
    unplaced: [],
    now,
  };
}
