import type { ReactiveControllerHost } from 'lit';

/** What was asked of the server once: on its way, here, or failed and to be asked again. */
export class Asked<T> {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Promise<T>;
  value: T | null = null;
  has_failed = false;

  constructor(host: ReactiveControllerHost, ask: () => Promise<T>) {
    this.#host = host;
    this.#ask = ask;
    void this.again();
  }

  again = async (): Promise<void> => {
    this.has_failed = false;
    this.#host.requestUpdate();
    try {
      this.value = await this.#ask();
    } catch {
      this.has_failed = true;
    }
    this.#host.requestUpdate();
  };
}
