import { createServer } from 'node:http';
import { build } from 'esbuild';

/** Bundles a module of our sources and serves a page that runs it. */
export async function servePage(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'source', 'browser'],
    // Classes of Lit: fields are defined as TypeScript's configuration of the package says.
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const is_script = request.url === '/page.js';
    response.writeHead(200, { 'content-type': is_script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8' });
    response.end(is_script ? script : '<!doctype html><title>timeline</title><body><script type="module" src="/page.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}/`, stop: () => new Promise((resolve) => server.close(resolve)) };
}
