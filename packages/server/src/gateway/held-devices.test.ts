import { limits } from '@tenant-chat/protocol/wire';
import { expect, test } from 'vitest';
import { HeldDevices } from './held-devices.js';

const ana = { tenant_id: 'acme', user_id: 'ana' };
const bruno = { tenant_id: 'acme', user_id: 'bruno' };
const MOST = limits.devices_per_transport;

test('W43 of many devices that come at once the oldest are let go, each once, whenever they are gone', () => {
  const gone: number[] = [];
  const held = new HeldDevices<number>((device) => gone.push(device));
  const undo = Array.from({ length: 3 * MOST }, (_, device) => held.hold(ana, device));
  expect(gone).toEqual(Array.from({ length: 2 * MOST }, (_, device) => device));
  held.hold(bruno, 100);
  expect(gone).toHaveLength(2 * MOST);
  // The end of one that was let go takes no other out, and a second end nothing.
  for (const release of undo.slice(0, 2 * MOST)) release();
  undo.at(-1)?.();
  undo.at(-1)?.();
  held.hold(ana, 101);
  expect(gone).toHaveLength(2 * MOST);
  held.hold(ana, 102);
  expect(gone.at(-1)).toBe(2 * MOST);
});

test('a device that is gone late does not forget those that came after the person had none', () => {
  const gone: number[] = [];
  const held = new HeldDevices<number>((device) => gone.push(device));
  const undo = Array.from({ length: MOST + 1 }, (_, device) => held.hold(ana, device));
  for (const release of undo.slice(1)) release();
  for (let device = 0; device < MOST; device += 1) held.hold(ana, 50 + device);
  undo[0]?.();
  held.hold(ana, 99);
  expect(gone).toEqual([0, 50]);
});
