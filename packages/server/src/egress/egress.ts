import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Agent, buildConnector, request } from 'undici';
import { isPublicAddress } from './is-public-address.js';

/** How the outside world is reached; tests hand in their own, so that not one packet leaves. */
export interface EgressOptions {
  /** All the addresses of a host name. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>;
  readonly isAllowed?: (address: string) => boolean;
  /** Opens the connection to a checked address. */
  readonly connector?: buildConnector.connector;
  readonly protocols?: readonly string[];
}

/** The one way out of the server: everything that is fetched because somebody else named its address goes through here. */
export interface Egress {
  /** The body of a 200 answer, as text. No redirects, no cookies, at most 5 s and 512 KiB. Rejects with an Error that says why. */
  fetchText(url: string): Promise<string>;
}

const MOST_MS = 5_000;
const MOST_BYTES = 512 * 1_024;

export function createEgress(options: EgressOptions = {}): Egress {
  const protocols = options.protocols ?? ['https:'];
  const dispatcher = new Agent({ connect: guardedConnector(options), pipelining: 0, connections: 4, maxHeaderSize: 16_384 });
  return {
    async fetchText(url) {
      const target = new URL(url);
      if (!protocols.includes(target.protocol)) throw new Error(`egress: ${target.protocol} is not allowed`);
      if (target.username !== '' || target.password !== '') throw new Error('egress: an address with a password is not allowed');
      const signal = AbortSignal.timeout(MOST_MS);
      const answer = await request(target, { dispatcher, signal, headers: { accept: 'application/json', 'user-agent': 'tenant-chat' } });
      // Letting go of a body before its end is no error of anybody; unheard it would end the process.
      answer.body.on('error', () => undefined);
      if (answer.statusCode !== 200) {
        answer.body.destroy();
        throw new Error(`egress: the answer was ${answer.statusCode}`);
      }
      return readText(answer.body);
    },
  };
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('egress: the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Resolves once, checks every address, connects to the one that it checked: a second answer of the resolver changes nothing. */
function guardedConnector(options: EgressOptions): buildConnector.connector {
  const isAllowed = options.isAllowed ?? isPublicAddress;
  const resolve = options.resolve ?? resolveAll;
  const connect = options.connector ?? buildConnector({ timeout: MOST_MS });
  const choose = async (hostname: string): Promise<string> => {
    const bare = hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(bare) > 0 ? [bare] : await resolve(bare);
    const first = addresses[0];
    if (first === undefined) throw new Error('egress: the name has no address');
    if (!addresses.every(isAllowed)) throw new Error('egress: the address is not allowed');
    return first;
  };
  return (target, callback) => {
    choose(target.hostname).then(
      (address) => connect({ ...target, hostname: address, servername: target.servername ?? target.hostname }, callback),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

async function resolveAll(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true, verbatim: true })).map((each) => each.address);
}
