import { TenantChatBadgeElement } from './badge-element.js';
import { defineElements } from './define-elements.js';
import type { Loaders } from './loaders.js';
import { TenantChatElement } from './tenant-chat-element.js';

/** Names of the hashed chunks beside the script; written by rollup.config.mjs. */
declare const SESSION_CHUNK: string;
declare const PANEL_CHUNK: string;

// The entry of `tenant-chat.js`. `currentScript` is gone once the script has run, so it is read now.
const script = document.currentScript;
const base = script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI;
const load = <T>(chunk: string): Promise<T> => import(new URL(chunk, base).href) as Promise<T>;
const session = (): Promise<typeof import('../chunks.js')> => load(SESSION_CHUNK);
const loaders: Loaders = {
  session,
  badge: async () => (await session()).loadBadge(),
  // Both are asked for at once; only the session's chunk knows the panel's exports by their names.
  panel: async () => {
    const [{ loadPanel }] = await Promise.all([session(), load(PANEL_CHUNK)]);
    return loadPanel();
  },
};

defineElements(
  class extends TenantChatElement {
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
