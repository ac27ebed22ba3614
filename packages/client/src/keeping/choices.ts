import type { ChatCore } from '../client-interface.js';

/** Whose choices they are. */
type Chooser = Pick<ChatCore, 'tools'>;
type Choice = readonly [name: string, value: unknown];

/** What the person kept under `name` with `keepChoice`; undefined: nothing, or there is no storage. It goes when her things are wiped. */
export async function readChoice({ tools }: Chooser, name: string): Promise<unknown> {
  const kept = await (await tools.stored())?.readAll('choice').catch(() => []);
  return (kept as readonly Choice[] | undefined)?.find(([key]) => key === name)?.[1]; // written below
}

/** Keeps a choice of the person on this device; what can not be written is not kept. @param value what a browser can clone */
export async function keepChoice({ tools }: Chooser, name: string, value: unknown): Promise<void> {
  await (await tools.stored())?.put('choice', name, [name, value] satisfies Choice).catch(() => {});
}
