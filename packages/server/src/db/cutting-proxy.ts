import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** For tests: stands between the product and PostgreSQL, and fails on demand. */
export class CuttingProxy {
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  /** Cuts the connection right after these bytes have gone to the server, so often. */
  cutAfter: { readonly text: string; times: number } | null = null;

  constructor(url: string) {
    this.#target = new URL(url);
  }

  get url(): string {
    const url = new URL(this.#target);
    url.hostname = '127.0.0.1';
    url.port = String(this.#port);
    return url.href;
  }

  async start(): Promise<void> {
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** As a server that is down: nobody listens, and who was connected is cut. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    this.cutAll();
    await closed;
  }

  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #serve(client: Socket): void {
    const upstream = connect(Number(this.#target.port), this.#target.hostname);
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        upstream.end();
      });
    }
    client.on('data', (bytes) => {
      upstream.write(bytes, () => {
        if (this.cutAfter === null || this.cutAfter.times === 0 || !bytes.includes(this.cutAfter.text)) return;
        this.cutAfter.times -= 1;
        client.destroy();
      });
    });
    upstream.on('data', (bytes) => void (client.destroyed || client.write(bytes)));
  }
}
