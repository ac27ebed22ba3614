import { defineElements } from './define-elements.js';

/** Names of the hashed chunks beside the script; written by rollup.config.mjs. */
declare const SESSION_CHUNK: string;
declare const PANEL_CHUNK: string;

// The entry of `tenant-chat.js`. `currentScript` is gone once the script has run, so it is read now.
const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : document.baseURI;
const load = <T>(chunk: string): Promise<T> => import(new URL(chunk, base).href) as Promise<T>;

defineElements({ session: () => load(SESSION_CHUNK), panel: () => load(PANEL_CHUNK) });
