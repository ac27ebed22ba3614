import type { ChatClient } from '@tenant-chat/client';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PAGE = 200;

/** The id of a person by our id or by the host's own (`sub`); null: there is nobody of that name in this tenant. */
async function findUser(client: ChatClient, id: string): Promise<string | null> {
  for (const user of client.state.users.values()) if (user.external_id === id || user.id === id) return user.id;
  if (UUID.test(id)) return id;
  let after: string | undefined;
  for (;;) {
    const page = await client.call('list_users', { limit: PAGE, ...(after === undefined ? {} : { after }) });
    const found = page.users.find((user) => user.external_id === id);
    if (found) return found.id;
    after = page.users.at(-1)?.id;
    if (!page.has_more || after === undefined) return null;
  }
}

/** Begins (or finds) the conversation with a person; resolves with its id. */
export async function startWith(client: ChatClient | null, user: string): Promise<string> {
  const user_id = client && (await findUser(client, user));
  if (!user_id) throw new Error(`There is no user ${user}.`);
  return (await client.startDirect(user_id)).id;
}
