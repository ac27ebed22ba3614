// Builds what a script tag loads: `tenant-chat.js` (an IIFE with a stable name) and the hashed ES modules beside it.
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import literals from 'rollup-plugin-html-literals';

const here = fileURLToPath(new URL('.', import.meta.url));
const dir = join(here, 'dist', 'bundle');
/** Filled by the first build, read by the second and by `sizes.json`. */
const chunks = { session: '', panel: '', byName: new Map() };

/** `production` is Lit without its development warnings; `source` is our own packages before tsc. */
const conditions = ['production', 'source', 'browser', 'import', 'default'];

const plugins = () => [
  resolve({ exportConditions: conditions, extensions: ['.ts', '.js'] }),
  // Our sources import each other by the name of what tsc makes of them.
  typescriptSources(),
  stripProse,
  // Before esbuild: it looks for the tagged templates, which esbuild rewrites.
  literals({ include: ['**/*.ts'], failOnError: true }),
  esbuild({ target: 'es2022', tsconfig: join(here, 'tsconfig.json'), minifyIdentifiers: true }),
  terser({ ecma: 2022, compress: { passes: 3, unsafe_arrows: true, pure_getters: true }, format: { comments: false } }),
];

function typescriptSources() {
  return {
    name: 'typescript-sources',
    async resolveId(source, importer) {
      if (!importer?.endsWith('.ts') || !source.startsWith('.') || !source.endsWith('.js')) return null;
      return this.resolve(source.replace(/\.js$/, '.ts'), importer, { skipSelf: true });
    },
  };
}

/** The tables of the wire carry prose for the documents, and columns that only the server reads: neither rides to a browser. */
const stripProse = {
  name: 'strip-prose',
  transform(code, id) {
    if (id.endsWith('protocol/src/wire/operations.ts')) return code.replace(/, identity: '\w+'/g, '').replace(/, effect: '\w+', summary: '[^']*'/g, '').replace(/ as const satisfies [^;]*;/, ';');
    if (id.endsWith('protocol/src/wire/errors.ts')) return code.replace(/, message: '[^']*'/g, '').replace(/ as const satisfies [^;]*;/, ' as const;');
    return null;
  },
};

/** Keeps the names of the chunks for the launcher, which cannot import them by a path known beforehand. */
const noteChunks = {
  name: 'note-chunks',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunks.byName.set(chunk.fileName, chunk);
      if (chunk.isEntry) chunks.session = chunk.fileName;
      // Not by its facade: a chunk that others import from has none.
      if (chunk.moduleIds.some((id) => basename(id) === 'define-parts.ts')) chunks.panel = chunk.fileName;
    }
  },
};

const nameChunks = {
  name: 'name-chunks',
  transform: (code, id) =>
    id.endsWith('script-tag.ts')
      ? code.replace(/declare const .*\n/g, '').replaceAll('SESSION_CHUNK', JSON.stringify(chunks.session)).replaceAll('PANEL_CHUNK', JSON.stringify(chunks.panel))
      : null,
};

/** Few requests: what is always wanted together travels together. */
function chunkOf(id) {
  if (/\/parts\/people\/(?!load-)|\/directory-controller\.ts$/.test(id)) return 'people';
  // What only a panel shows travels with the panel.
  if (/\/select\/(timeline|conversation-list|title|typing)\.ts$|\/show-badge\.ts$/.test(id)) return null;
  // The storage too: the client loads it when a person is known, which for the widget is always.
  return /\/(client|protocol)\/src\/|\/idb\/|\/widget\/src\/(chunks\.ts|session\/)/.test(id) ? 'chat' : null;
}

/** A chunk and everything that it imports at once. */
function closure(...fileNames) {
  const found = new Set();
  const visit = (fileName) => {
    if (found.has(fileName)) return;
    found.add(fileName);
    for (const next of chunks.byName.get(fileName)?.imports ?? []) visit(next);
  };
  fileNames.forEach(visit);
  return [...found];
}

const writeSizes = {
  name: 'write-sizes',
  async writeBundle() {
    const launcher = ['tenant-chat.js'];
    const idle = closure(chunks.session);
    const first_conversation = [...launcher, ...closure(chunks.session, chunks.panel)];
    await writeFile(join(dir, 'sizes.json'), `${JSON.stringify({ launcher, idle, first_conversation }, null, 2)}\n`);
  },
};

const cleanFirst = { name: 'clean-first', buildStart: () => rm(dir, { recursive: true, force: true }) };

export default [
  {
    input: { chat: join(here, 'src', 'chunks.ts') },
    plugins: [cleanFirst, ...plugins(), noteChunks],
    // The panel is only loaded by who has the session's chunk: what both need stays there, and nothing is split further.
    preserveEntrySignatures: 'allow-extension',
    output: { dir, format: 'es', entryFileNames: 'tenant-chat-[name]-[hash].js', chunkFileNames: 'tenant-chat-[name]-[hash].js', generatedCode: 'es2015', hoistTransitiveImports: false, manualChunks: chunkOf, onlyExplicitManualChunks: true },
  },
  {
    input: join(here, 'src', 'launcher', 'script-tag.ts'),
    plugins: [nameChunks, ...plugins(), writeSizes],
    output: { file: join(dir, 'tenant-chat.js'), format: 'iife', generatedCode: 'es2015' },
  },
];
