import { upFrames, type UpFrame } from '@tenant-chat/protocol/schemas';
import type { UpFrameType } from '@tenant-chat/protocol/wire';
import { Compile } from 'typebox/compile';

const validators = {
  hello: Compile(upFrames.hello),
  ping: Compile(upFrames.ping),
  received: Compile(upFrames.received),
  typing: Compile(upFrames.typing),
  renew: Compile(upFrames.renew),
  request: Compile(upFrames.request),
} satisfies Record<UpFrameType, { Check(value: unknown): boolean }>;

/** `unfit`: no frame of ours; with a `ref` its sender waits for an answer. */
export type Decoded = { readonly frame: UpFrame } | { readonly unfit: true; readonly ref: number | null };

export function decodeUpFrame(text: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { unfit: true, ref: null };
  }
  if (typeof value !== 'object' || value === null) return { unfit: true, ref: null };
  const type: unknown = 'type' in value ? value.type : null;
  if (typeof type === 'string' && Object.hasOwn(validators, type) && validators[type as UpFrameType].Check(value)) return { frame: value as UpFrame };
  return { unfit: true, ref: 'ref' in value && Number.isSafeInteger(value.ref) ? (value.ref as number) : null };
}
