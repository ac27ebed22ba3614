import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEgress, type EgressOptions } from './egress.js';
import { isPublicAddress } from './is-public-address.js';

describe('an address of the open internet', () => {
  const inside = [
    '0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.1.2.3', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1',
    '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::ffff:8.8.8.8', '::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '5f00::1',
  ];
  it.each(inside)('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  it.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each(['0x7f000001', '2130706433', '017700000001', '127.1', '', 'localhost', '①②⑦.0.0.1', '1.2.3', '1.2.3.4.5', '::1%lo'])('is not the odd spelling %j', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe('the one way out', () => {
  let server: Server;
  let port: number;
  let answer: (path: string) => { status: number; headers?: Record<string, string>; body: string };
  const dialled: string[] = [];
  const paths: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      paths.push(request.url ?? '');
      const { status, headers, body } = answer(request.url ?? '');
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Whatever address was judged good, the connection goes to our own server: not one packet leaves. */
  function egress(resolve: EgressOptions['resolve']): ReturnType<typeof createEgress> {
    return createEgress({
      protocols: ['http:', 'https:'],
      ...(resolve === undefined ? {} : { resolve }),
      connector: ({ hostname }, callback) => {
        dialled.push(hostname);
        const socket = connect(port, '127.0.0.1', () => callback(null, socket));
        socket.once('error', (error) => callback(error, null));
      },
    });
  }

  it('connects to the address that it checked, and asks the resolver once', async () => {
    answer = () => ({ status: 200, body: '{"keys":[]}' });
    let asked = 0;
    const text = await egress(() => Promise.resolve([['8.8.8.8'], ['127.0.0.1']][asked++] ?? [])).fetchText('http://keys.example/jwks.json');
    expect(text).toBe('{"keys":[]}');
    expect(asked).toBe(1);
    expect(dialled.splice(0)).toEqual(['8.8.8.8']);
  });

  it.each([
    ['a private address', ['10.0.0.1']], ['one bad among good', ['8.8.8.8', '169.254.169.254']], ['a mapped loopback', ['::ffff:127.0.0.1']], ['no address at all', []],
  ])('refuses a name with %s before anything is dialled', async (_what, addresses) => {
    await expect(egress(() => Promise.resolve(addresses)).fetchText('http://keys.example/')).rejects.toThrow(/egress/);
    expect(dialled).toEqual([]);
  });

  it.each([
    'http://127.0.0.1/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://0x7f000001/', 'http://2130706433/', 'http://127.1/', 'http://0/', 'http://[64:ff9b::7f00:1]/', 'http://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data/', 'http://user:secret@keys.example/', 'ftp://keys.example/', 'file:///etc/passwd', 'javascript:1', 'data:text/plain,x', 'http://',
  ])('refuses %s', async (url) => {
    await expect(egress(() => Promise.resolve(['8.8.8.8'])).fetchText(url)).rejects.toThrow();
    expect(dialled).toEqual([]);
  });

  it('takes only https unless told otherwise', async () => {
    await expect(createEgress().fetchText('http://keys.example/')).rejects.toThrow('http: is not allowed');
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    answer = (path) => (path === '/start' ? { status, headers: { location: '/inside' }, body: '' } : { status: 200, body: 'inside' });
    paths.length = 0;
    await expect(egress(() => Promise.resolve(['8.8.8.8'])).fetchText('http://keys.example/start')).rejects.toThrow(String(status));
    expect(paths).toEqual(['/start']);
    dialled.length = 0;
  });

  it('reads at most 512 KiB', async () => {
    answer = () => ({ status: 200, body: 'x'.repeat(600_000) });
    await expect(egress(() => Promise.resolve(['8.8.8.8'])).fetchText('http://keys.example/')).rejects.toThrow('too large');
    dialled.length = 0;
  });
});
