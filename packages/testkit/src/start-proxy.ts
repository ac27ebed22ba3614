import { createServer, connect, type Server, type Socket } from 'node:net';

/** A TCP link that can be cut: what lies behind it is away then, and back after `restore()`. */
export interface Proxy {
  readonly port: number;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** Forwards a free port of this machine to `target` (host and port of an address). */
export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port: targetPort } = new URL(target);
  const links = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(targetPort), hostname);
    for (const [one, other] of [[near, far], [far, near]] as const) {
      links.add(one);
      one.on('error', () => undefined); // 'close' follows.
      one.once('close', () => {
        links.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await listen(server, 0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    port: address.port,
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const link of links) link.destroy();
      await closed;
    },
    restore: () => listen(server, address.port),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
