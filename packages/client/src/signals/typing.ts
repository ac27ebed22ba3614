import type { Clock } from '../ports.js';

interface TypingParts {
  readonly clock: Clock;
  readonly send: (conversation_id: string, is_typing: boolean) => void;
}

/** Others are told at most so often ... */
const EVERY_MS = 3_000;
/** ... and that it ended after so long a silence. */
const SILENCE_MS = 5_000;

interface Active {
  readonly told_at: number;
  readonly cancel: () => void;
}

/** Turns keystrokes into a few signals. */
export class Typing {
  readonly #parts: TypingParts;
  readonly #active = new Map<string, Active>();

  constructor(parts: TypingParts) {
    this.#parts = parts;
  }

  set(conversation_id: string, is_typing: boolean): void {
    const { clock, send } = this.#parts;
    const active = this.#active.get(conversation_id);
    active?.cancel();
    if (!is_typing) {
      this.#active.delete(conversation_id);
      if (active) send(conversation_id, false);
      return;
    }
    const isDue = !active || clock.now() - active.told_at >= EVERY_MS;
    if (isDue) send(conversation_id, true);
    const cancel = clock.after(SILENCE_MS, () => this.set(conversation_id, false));
    this.#active.set(conversation_id, { told_at: isDue ? clock.now() : active.told_at, cancel });
  }

  /** A message says it all: the others stop showing it by themselves. */
  clear(conversation_id: string): void {
    this.#active.get(conversation_id)?.cancel();
    this.#active.delete(conversation_id);
  }

  stop(): void {
    for (const conversation_id of [...this.#active.keys()]) this.clear(conversation_id);
  }
}
