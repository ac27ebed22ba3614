/** A running service; `stop()` ends it and removes its data, and may be called twice. */
export interface RunningService {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** Start one of our own even when DATABASE_URL / REDIS_URL names one (to stop and restart it in a test). */
  readonly fresh?: boolean;
  /** A port to listen on, for a service that comes back where it was. Default: a free one. */
  readonly port?: number;
}

export interface PostgresOptions extends ServiceOptions {
  /** Settings beside ours, e.g. `['log_statement=all']`; each becomes `-c name=value`. */
  readonly settings?: readonly string[];
}

export interface Chromium {
  readonly path: string;
  /** Arguments that this machine needs (`--no-sandbox` as root). */
  readonly args: readonly string[];
  /** Environment that the browser needs beside ours. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export class MissingService extends Error {}
export function startPostgres(options?: PostgresOptions): Promise<RunningService>;
export function startRedis(options?: ServiceOptions): Promise<RunningService>;
export function findChromium(): Promise<Chromium>;

/** A page in an engine. */
export interface EnginePage {
  /** Evaluates an expression in it, awaits it and gives its value. */
  ask<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

export function openPage(engine: 'chromium' | 'firefox' | 'webkit', url: string): Promise<EnginePage>;

/** Bundles a module of our sources (esbuild) and serves a page that runs it. */
export function servePage(entry: string): Promise<{ readonly url: string; stop(): Promise<void> }>;
