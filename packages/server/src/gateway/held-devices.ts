import { limits } from '@tenant-chat/protocol/wire';
import type { Actor } from '../actor.js';

/** What people hold open over one transport, the oldest first: a person has at most `limits.devices_per_transport`, and then the oldest is let go. */
export class HeldDevices<Device> {
  readonly #byPerson = new Map<string, Device[]>();
  readonly #letGo: (device: Device) => void;

  constructor(letGo: (device: Device) => void) {
    this.#letGo = letGo;
  }

  /** Returns its undo, for when the device is gone. */
  hold({ tenant_id, user_id }: Actor, device: Device): () => void {
    const key = `${tenant_id}:${user_id}`;
    const held = this.#byPerson.get(key) ?? [];
    this.#byPerson.set(key, held);
    held.push(device);
    // Taken out before it is told: until it is gone, it would be the oldest for whoever comes next, too.
    while (held.length > limits.devices_per_transport) this.#letGo(held.shift() as Device);
    return () => {
      const index = held.indexOf(device);
      if (index < 0) return;
      held.splice(index, 1);
      if (held.length === 0) this.#byPerson.delete(key);
    };
  }
}
