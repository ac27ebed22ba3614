import { createHash } from 'node:crypto';

/** One id for all that a person does by the host's session: signing them out ends it all. */
export function hostSessionId(tenant_id: string, user_id: string): string {
  const hex = createHash('sha256').update(`host session\n${tenant_id}\n${user_id}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
