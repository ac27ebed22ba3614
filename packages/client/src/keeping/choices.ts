import type { ChatCore } from '../client-interface.js';
import type { PersonStorage } from '../ports.js';

/** What the person kept under `name` with `keepChoice`; undefined: nothing, or there is no storage. It goes when her things are wiped. */
export async function readChoice(client: Pick<ChatCore, 'state' | 'tools'>, name: string): Promise<unknown> {
  const kept = await withStorage(client, (storage) => storage.readAll('choice'));
  return (kept as readonly Choice[] | undefined)?.find(([key]) => key === name)?.[1]; // written below
}

/** Keeps a choice of the person on this device; what can not be written is not kept. @param value what a browser can clone */
export async function keepChoice(client: Pick<ChatCore, 'state' | 'tools'>, name: string, value: unknown): Promise<void> {
  await withStorage(client, (storage) => storage.put('choice', name, [name, value] satisfies Choice));
}

type Choice = readonly [name: string, value: unknown];

async function withStorage<T>({ state, tools }: Pick<ChatCore, 'state' | 'tools'>, task: (storage: PersonStorage) => Promise<T>): Promise<T | undefined> {
  const { session } = state;
  if (session.status !== 'open') return undefined;
  const { tenant_id, user_id } = session;
  try {
    const storage = await tools.storage.open({ server: tools.server, tenant_id, user_id });
    // Waited for here: it is closed after it.
    return await task(storage).finally(() => storage.close());
  } catch {
    return undefined;
  }
}
