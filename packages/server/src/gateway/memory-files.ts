import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json; charset=utf-8',
};

type Coding = 'br' | 'gzip' | 'identity';

export interface MemoryFile {
  /** Below the folder, with `/`. */
  readonly name: string;
  readonly type: string;
  readonly etag: string;
  readonly bytes: Readonly<Record<Coding, Buffer>>;
}

/** The few files of a folder, compressed as well as can be, once. They do not change while the process runs. */
export async function readMemoryFiles(folder: string): Promise<readonly MemoryFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map((path) => readMemoryFile(path, relative(folder, path).split(sep).join('/'))));
}

async function readMemoryFile(path: string, name: string): Promise<MemoryFile> {
  const identity = await readFile(path);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length } }),
    promisify(gzip)(identity, { level: 9 }),
  ]);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { name, type: types[extname(name)] ?? 'application/octet-stream', etag, bytes: { br, gzip: zipped, identity } };
}

/** A route for each file below `prefix` (which ends with a slash); `headers` may differ by file. */
export function serveMemoryFiles(app: FastifyInstance, prefix: string, files: readonly MemoryFile[], headers: (file: MemoryFile) => Readonly<Record<string, string>>): void {
  for (const file of files) {
    app.get(`${prefix}${file.name}`, (request, reply) => sendMemoryFile(request, reply.headers(headers(file)), file));
  }
}

export function sendMemoryFile(request: FastifyRequest, reply: FastifyReply, file: MemoryFile): FastifyReply {
  reply.headers({ etag: file.etag, vary: 'Accept-Encoding', 'x-content-type-options': 'nosniff' });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const coding = codingFor(request.headers['accept-encoding'] ?? '');
  if (coding !== 'identity') reply.header('content-encoding', coding);
  return reply.type(file.type).send(file.bytes[coding]);
}

function codingFor(accepted: string): Coding {
  const codings = accepted.split(',').map((each) => each.trim().split(/ *; */));
  const takes = (name: string): boolean => codings.some(([coding, quality]) => coding === name && quality !== 'q=0');
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
