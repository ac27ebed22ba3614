import type { UpFrame } from '@tenant-chat/protocol/schemas';
import type { ChatCore } from '../client-interface.js';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';

interface TypingParts {
  readonly clock: Clock;
  readonly call: ChatCore['call'];
  /** false: there is no socket now. */
  readonly send: (frame: UpFrame) => boolean;
  readonly isWorking: () => boolean;
}

interface Typing extends Room {
  readonly set: (conversation_id: string, is_typing: boolean) => void;
  /** A message says it all: the others stop showing it by themselves. */
  readonly clear: (conversation_id: string) => void;
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
export function createTyping({ clock, call, send, isWorking }: TypingParts): Typing {
  const active = new Map<string, Active>();
  const tell = (conversation_id: string, is_typing: boolean): void => {
    if (send({ type: 'typing', conversation_id, is_typing }) || !isWorking()) return;
    call('set_typing', { conversation_id, is_typing }).catch(() => {});
  };
  const set = (conversation_id: string, is_typing: boolean): void => {
    const before = active.get(conversation_id);
    clear(conversation_id);
    if (!is_typing) return before && tell(conversation_id, false);
    const now = clock.now();
    const isDue = !before || now - before.told_at >= EVERY_MS;
    if (isDue) tell(conversation_id, true);
    active.set(conversation_id, { told_at: isDue ? now : before.told_at, cancel: clock.after(SILENCE_MS, () => set(conversation_id, false)) });
  };
  const clear = (conversation_id: string): void => {
    active.get(conversation_id)?.cancel();
    active.delete(conversation_id);
  };
  const clearAll = (): void => [...active.keys()].forEach(clear);
  return { set, clear, rest: clearAll, forget: clearAll };
}
