import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readMemoryFiles, serveMemoryFiles, type MemoryFile } from './memory-files.js';

const LAUNCHER = 'tenant-chat.js';
const NOT_BUILT = 'The widget is not built: run `npm run build`.';

/** The script tag's file and the chunks that it loads beside itself, for pages of any origin. */
export async function serveWidget(app: FastifyInstance): Promise<void> {
  const folder = bundleFolder();
  if (folder === null) {
    app.log.warn(NOT_BUILT);
    app.get(`/${LAUNCHER}`, (_request, reply) => reply.code(503).headers({ 'retry-after': '10', 'cache-control': 'no-store' }).type('text/plain').send(NOT_BUILT));
    return;
  }
  const files = await readMemoryFiles(folder);
  serveMemoryFiles(app, '/', files.filter(({ name }) => /^tenant-chat[\w.-]*\.js$/.test(name)), headersOf);
}

/** Found through the package, wherever it is installed; its code is never imported here. */
function bundleFolder(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('@tenant-chat/widget/package.json');
    const folder = join(dirname(manifest), 'dist', 'bundle');
    return existsSync(join(folder, LAUNCHER)) ? folder : null;
  } catch {
    return null;
  }
}

function headersOf({ name }: MemoryFile): Record<string, string> {
  // Chunks carry a hash in their name; the launcher keeps its name for ever, so a new version must get through soon.
  const isHashed = /-[\w-]{6}\.js$/.test(name);
  return {
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  };
}
