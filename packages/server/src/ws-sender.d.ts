import 'ws';

/** `Sender` is exported by ws and documented in its source, but missing in its types. */
declare module 'ws' {
  export const Sender: {
    frame(data: Buffer, options: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean; readOnly: boolean }): Buffer[];
  };
}
