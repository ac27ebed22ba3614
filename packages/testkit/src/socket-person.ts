import { SOCKET_PATH, type EventType } from '@tenant-chat/protocol/wire';
import type { DownFrame, EventOf } from '@tenant-chat/protocol/schemas';
import { WebSocket } from 'ws';
import type { HttpPerson } from './http-person.js';

const PATIENCE_MS = 10_000;

type RangeFrame = Extract<DownFrame, { type: 'range' | 'reset' }>;

/** A raw socket of a person: every frame it got, in order. */
export class SocketPerson {
  readonly frames: DownFrame[] = [];
  readonly texts: string[] = [];
  readonly websocket: WebSocket;
  /** The code that it was closed with. */
  readonly closed: Promise<number>;
  readonly #waiting = new Set<() => void>();

  constructor(server: string, search: string, options: { readonly headers?: Readonly<Record<string, string>> } = {}) {
    this.websocket = new WebSocket(`${server.replace(/^http/, 'ws')}${SOCKET_PATH}${search}`, { headers: options.headers ?? {}, perMessageDeflate: false });
    this.websocket.on('message', (data: Buffer) => {
      this.texts.push(data.toString());
      this.frames.push(JSON.parse(data.toString()) as DownFrame);
      for (const wake of this.#waiting) wake();
    });
    this.websocket.on('error', () => undefined); // 'close' follows.
    this.closed = new Promise((resolve) => this.websocket.on('close', resolve));
  }

  /** With a fresh ticket, past hello and welcome; without a cursor also past its reset. */
  static async connect(person: HttpPerson, cursor?: string): Promise<SocketPerson> {
    const socket = await SocketPerson.open(person);
    socket.send({ type: 'hello', protocol: 1, ...(cursor === undefined ? {} : { cursor }) });
    await socket.next((frame) => frame.type === 'welcome');
    if (cursor === undefined) await socket.next((frame) => (frame.type === 'range' || frame.type === 'reset') && !frame.has_more);
    return socket;
  }

  /** With a fresh ticket, before hello. */
  static async open(person: HttpPerson): Promise<SocketPerson> {
    const { ticket } = await person.must('create_ticket', {});
    const socket = new SocketPerson(person.server, `?ticket=${ticket}`);
    await socket.opened();
    return socket;
  }

  async opened(): Promise<void> {
    await new Promise((resolve, reject) => {
      this.websocket.once('open', resolve);
      this.websocket.once('error', reject);
    });
  }

  send(frame: unknown): void {
    this.websocket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The first frame after `since` (how many were there) that fits; waits for it. */
  async next(fits: (frame: DownFrame) => boolean, since = 0): Promise<DownFrame> {
    return this.#until(() => this.frames.slice(since).find(fits));
  }

  /** The first event of that type that fits, in any range or reset after `since` frames; waits for it. */
  async event<T extends EventType>(type: T, fits: (event: EventOf<T>) => boolean = () => true, since = 0): Promise<EventOf<T>> {
    return this.#until(() => this.events(since).find((event): event is EventOf<T> => event.type === type && fits(event as EventOf<T>)));
  }

  ranges(since = 0): RangeFrame[] {
    return this.frames.slice(since).filter((frame): frame is RangeFrame => frame.type === 'range' || frame.type === 'reset');
  }

  events(since = 0): RangeFrame['events'] {
    return this.ranges(since).flatMap((range) => range.events);
  }

  /** Where this device stands. */
  get cursor(): string {
    const last = this.ranges().at(-1);
    if (last === undefined) throw new Error('no range came yet');
    return last.to;
  }

  async request(operation: string, input: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const ref = Math.floor(Math.random() * 2 ** 40);
    this.send({ type: 'request', ref, operation, input });
    const reply = await this.next((frame) => frame.type === 'reply' && frame.ref === ref);
    if (reply.type !== 'reply') throw new Error('unreachable');
    return { status: reply.status, body: reply.body };
  }

  close(): void {
    this.websocket.terminate();
  }

  async #until<T>(look: () => T | undefined): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`no such frame came within ${PATIENCE_MS} ms; the last ones: ${this.texts.slice(-5).map((text) => text.slice(0, 500)).join('\n')}`);
      await this.#frame(left);
    }
  }

  /** Until the next frame, or so long. */
  async #frame(patience_ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, patience_ms);
      this.#waiting.add(wake);
    });
  }
}
