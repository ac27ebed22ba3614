import { SOCKET_PATH } from '@tenant-chat/protocol/wire';
import type { DownFrame } from '@tenant-chat/protocol/schemas';
import { WebSocket } from 'ws';
import type { HttpPerson } from './http-person.js';

const PATIENCE_MS = 5_000;

/** A raw socket of a person: every frame it got, in order. */
export class SocketPerson {
  readonly frames: DownFrame[] = [];
  readonly texts: string[] = [];
  readonly websocket: WebSocket;
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  constructor(server: string, search: string, options: { readonly headers?: Readonly<Record<string, string>> } = {}) {
    this.websocket = new WebSocket(`${server.replace(/^http/, 'ws')}${SOCKET_PATH}${search}`, { headers: options.headers ?? {}, perMessageDeflate: false });
    this.websocket.on('message', (data: Buffer) => {
      this.texts.push(data.toString());
      this.frames.push(JSON.parse(data.toString()) as DownFrame);
      this.#wake();
    });
    this.websocket.on('error', () => undefined); // 'close' follows.
    this.closed = new Promise((resolve) => this.websocket.on('close', resolve));
  }

  /** With a fresh ticket, past hello and welcome, and past the ranges up to now. */
  static async connect(person: HttpPerson, cursor?: string): Promise<SocketPerson> {
    const socket = await SocketPerson.open(person);
    socket.send({ type: 'hello', protocol: 1, ...(cursor === undefined ? {} : { cursor }) });
    await socket.next((frame) => frame.type === 'welcome');
    return socket;
  }

  /** With a fresh ticket, before hello. */
  static async open(person: HttpPerson): Promise<SocketPerson> {
    const { body } = await person.call('create_ticket', {});
    const socket = new SocketPerson(person.server, `?ticket=${String(body['ticket'])}`);
    await new Promise((resolve, reject) => {
      socket.websocket.once('open', resolve);
      socket.websocket.once('error', reject);
    });
    return socket;
  }

  send(frame: unknown): void {
    this.websocket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The first frame after `since` (how many were there) that fits; waits for it. */
  async next(fits: (frame: DownFrame) => boolean, since = 0): Promise<DownFrame> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = this.frames.slice(since).find(fits);
      if (found !== undefined) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`no such frame came; got ${this.texts.slice(-5).join('\n')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async request(operation: string, input: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const ref = this.frames.length + Math.floor(Math.random() * 1e9);
    this.send({ type: 'request', ref, operation, input });
    const reply = await this.next((frame) => frame.type === 'reply' && frame.ref === ref);
    if (reply.type !== 'reply') throw new Error('unreachable');
    return { status: reply.status, body: reply.body };
  }

  close(): void {
    this.websocket.terminate();
  }
}
