import { TenantChatBadgeElement } from './badge-element.js';
import { defineElements } from './define-elements.js';
import type { Loaders } from './loaders.js';
import { TenantChatElement } from './tenant-chat-element.js';

/** Names of the hashed chunks beside the script; written by rollup.config.mjs. */
declare const SESSION_CHUNK: string;
declare const PANEL_CHUNK: string;

// The entry of `tenant-chat.js`. `currentScript` is gone once the script has run, so it is read now.
const base = (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI; // a script of an SVG has no `src`

const here = new Set<string>();

/** All of a chunk, into the browser's cache. A module that did not load is never asked for again by a page: so none is imported before it is here. */
const fetched = async (chunk: string): Promise<string> => {
  const { href } = new URL(chunk, base);
  if (here.has(href)) return href;
  const response = await fetch(href);
  await response.blob();
  if (!response.ok) throw new Error(href);
  here.add(href);
  return href;
};
const load = async <T>(chunk: string): Promise<T> => import(await fetched(chunk)) as Promise<T>;
const session = (): Promise<typeof import('../chunks.js')> => load(SESSION_CHUNK);
const loaders: Loaders = {
  session,
  badge: async () => (await session()).loadBadge(),
  // Both are asked for at once; only the session's chunk knows the panel's exports by their names.
  panel: async () => {
    const [{ loadPanel }] = await Promise.all([session(), fetched(PANEL_CHUNK)]);
    return loadPanel();
  },
};

defineElements(
  class extends TenantChatElement {
    /** For chunks that want others (rollup.config.mjs). */
    static readonly load = load;
    constructor() {
      super(loaders);
    }
  },
  class extends TenantChatBadgeElement {
    constructor() {
      super(loaders);
    }
  },
);
