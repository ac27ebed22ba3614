/** How every transaction begins: as nobody who could see more than it should. */

/** Sees the tenant that is set, and only that. */
export const APP_ROLE = 'tenant_chat_app';
/** Sees tenants, clocks, sessions and tickets, of all tenants. */
export const SYSTEM_ROLE = 'tenant_chat_system';

export const BEGIN = 'begin';
/** For reads that carry a position: the clock and all rows as of one instant. */
export const BEGIN_SNAPSHOT = 'begin isolation level repeatable read read only';

/** Role and tenant until the end of the transaction; a connection that goes back to the pool carries neither. */
export const ENTER = `select set_config('role', $1, true), set_config('tenant_chat.tenant_id', $2, true)`;

/** `tenant_id` null: the system, which sets no tenant (the empty text is no uuid, so a policy that asks for one raises). */
export function enterValues(tenant_id: string | null): readonly [role: string, tenant_id: string] {
  return tenant_id === null ? [SYSTEM_ROLE, ''] : [APP_ROLE, tenant_id];
}

/** Of every connection of ours. */
export const SETTINGS = {
  lock_timeout: '2s',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '5s',
  timezone: 'UTC',
  // Every statement of ours looks rows up by their keys and is planned once: planning the batch costs more than running it. But a plan
  // made while tables were empty would read or hash all of them, until the first analyze (on PGlite: for ever).
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  jit: 'off',
} as const;
