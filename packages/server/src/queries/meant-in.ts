import { limits } from '@tenant-chat/protocol/wire';

const mention = /<@(all|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/g;

/** Who is meant in a text: ids and 'all', each once, commas between; null: nobody. Whether they are in the conversation, SQL decides. */
export function meantIn(content: string): string | null {
  if (!content.includes('<@')) return null;
  const meant = new Set<string>();
  for (const [, name] of content.matchAll(mention)) if (name !== undefined && meant.size < limits.mentions_max) meant.add(name);
  return meant.size === 0 ? null : [...meant].join(',');
}
