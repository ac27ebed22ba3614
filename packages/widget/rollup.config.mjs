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
const chunks = { session: '', panel: '', later: '', byName: new Map() };

/** `production` is Lit without its development warnings; `source` is our own packages before tsc. */
const conditions = ['production', 'source', 'browser', 'import', 'default'];

const plugins = () => [
  resolve({ exportConditions: conditions, extensions: ['.ts', '.js'] }),
  // Our sources import each other by the name of what tsc makes of them.
  typescriptSources(),
  stripProse,
  stripLit,
  stripNode,
  // Before esbuild: it looks for the tagged templates, which esbuild rewrites.
  literals({ include: ['**/*.ts'], failOnError: true }),
  esbuild({ target: 'es2022', tsconfig: join(here, 'tsconfig.json'), minifyIdentifiers: true }),
  terser({ ecma: 2022, compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false }, format: { comments: false } }),
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
    if (id.endsWith('protocol/src/wire/operations.ts')) return code.replace(/^  \w+: .*identity: 'service'.*$/gm, '').replace(/, identity: '\w+'/g, '').replace(/, effect: '\w+', summary: '[^']*'/g, '').replace(/ as const satisfies [^;]*;/, ';');
    if (id.endsWith('protocol/src/wire/errors.ts')) return code.replace(/, message: '[^']*'/g, '').replace(/ as const satisfies [^;]*;/, ' as const;');
    return null;
  },
};

/**
 * Lit asks whether the browser has constructed style sheets, and offers itself to polyfills of shadow roots. What can run the widget
 * (`light-dark()`, popovers) has them all. Our sheets are put together of nothing, and our attributes are strings and booleans.
 * A version of Lit that is written otherwise ends the build here, and so does a source of ours that wants more of it.
 */
const stripLit = {
  name: 'strip-lit',
  transform(code, id) {
    if (id.startsWith(here) && /css`[^`]*\$\{|\btype: (Number|Object|Array)\b|\buseDefault\b|@property\b|\b(addInitializer|removeController|mathml)\b|\blocalized\(|<!--|[^>]<\/(textarea|title|style|script)>/.test(code)) throw new Error(`${id} wants what strip-lit takes out`);
    const known = [
      ['reactive-element/css-tag.js', /(?<=const \w+=globalThis,\w+=)\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/, 'true'],
      ['reactive-element/css-tag.js', /,\w+!==\w+\)throw Error\("CSSResult[^"]*"\)/, ')'],
      ['reactive-element/css-tag.js', /1===(\w+)\.length\?\1\[0\]:\w+\.reduce\(.*?,\1\[0\]\)/, '$1[0]'],
      ['reactive-element/reactive-element.js', /case Object:case Array:\w+=null==\w+\?\w+:JSON\.stringify\(\w+\)/, ''],
      ['reactive-element/reactive-element.js', /case Number:\w+=null===.*?JSON\.parse\(\w+\)\}catch\(\w+\)\{\w+=null\}/, ''],
      ['reactive-element/reactive-element.js', /static addInitializer\(.*?\}(?=static)/, ''],
      ['reactive-element/reactive-element.js', /,void 0!==(\w+)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/, ''],
      ['reactive-element/reactive-element.js', /,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/, ''],
      ['reactive-element/reactive-element.js', /removeController\(\w+\)\{.*?\}/, ''],
      ['reactive-element/reactive-element.js', /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
      ['reactive-element/reactive-element.js', /const \w+=this\[Symbol\.metadata\];if\(null!==\w+\)\{.*?\}(?=this\._\$Eh=)/, ''],
      ['reactive-element/reactive-element.js', /(\w+)\?\?this\._\$Ej\?\.get\(\w+\)\?\?\1/, '$1'],
      ['reactive-element/reactive-element.js', /\|\|\w+\.useDefault&&.*?\._\$Eu\(\w+,\w+\)\)/, ''],
      ['reactive-element/reactive-element.js', /\w+&&!\(this\._\$Ej\?\?=new Map\)\.has\(\w+\)&&\(.*?void 0!==\w+\)\|\|/, ''],
      ['reactive-element/reactive-element.js', /,(\w+)=\w+\.reactiveElementPolyfillSupport(.*)\1\?\.\(\{ReactiveElement:\w+\}\),/s, '$2'],
      ['lit-html/lit-html.js', /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),/, ';'],
      ['lit-html/lit-html.js', /\w+\.test\((\w+)\[2\]\)&&\(\w+=RegExp\("<\/"\+\1\[2\],"g"\)\),/, ''],
      ['lit-html/lit-html.js', /\w+\?\?(\w+),(\w+=-1)\):(.*?),\w+=void 0\)(?=;const)/, '$1,$2):$3)'],
      ['lit-html/lit-html.js', /3===\w+\?"<math>":""(.*)3===\w+\?"<\/math>":""/, '""$1""'],
      ['lit-html/lit-html.js', /if\(\w+\.test\(\w+\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/, ''],
      ['lit-html/lit-html.js', /else\{let \w+=-1;for\(.*?\.length-1\}/, ''],
      ['lit-html/lit-html.js', /"number"==typeof \w+\?(this\._\$AC\(\w+\)):\(.*?,\w+\)(?=;if\(this)/, '$1'],
      // The words are switched by language-switch.ts alone, which is made once.
      ['localize/init/install.js', /let installed = false;|if \(installed\) \{.*?\}|installed = true;/gs, ''],
      ['lit-element/lit-element.js', /,\w+\.litElementHydrateSupport.*litElementPolyfillSupport;\w+\?\.\(\{LitElement:\w+\}\);/, ';'],
    ].filter(([file]) => id.endsWith(file));
    return known.length === 0 ? null : known.reduce((left, [, pattern, replacement]) => {
      if (!pattern.test(left)) throw new Error(`${id} is written otherwise than strip-lit expects`);
      return left.replace(pattern, replacement);
    }, code);
  },
};

/** Our sources ask whether they run in a browser, and a recent one. These bundles do. */
const stripNode = {
  name: 'strip-node',
  transform: (code, id) =>
    id.endsWith('.ts')
      ? code
          .replace(/typeof (window|document|navigator|WebSocket) (=|!)== 'undefined'/g, (_all, _name, sign) => String(sign === '!'))
          .replace(/globalThis\.HTMLElement \?\? class \{\}/, 'HTMLElement')
          .replace(/if \(!Intl\.Segmenter\) return .*;/, '')
      : null,
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
      const has = (name) => chunk.moduleIds.some((id) => basename(id) === name);
      if (has('define-parts.ts')) chunks.panel = chunk.fileName;
      if (has('later.ts')) chunks.later = chunk.fileName;
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
function chunkOf(id, { getModuleInfo }) {
  // What only chunks ask for that come when somebody wants them.
  if (id.endsWith('/keeping/choices.ts')) return null;
  // What only a panel shows travels with the panel, or comes after it.
  const is_of_panel = /\/client\/src\/intents\/|\/select\/(timeline|conversation-list|title|typing)\.ts$|\/show-badge\.ts$/.test(id);
  // The storage too: the client loads it when a person is known, which for the widget is always.
  if (!is_of_panel && /\/(client|protocol)\/src\/|\/widget\/src\/(chunks\.ts|session\/)/.test(id)) return 'chat';
  // Exported beside what the panel needs, but asked for by what comes later alone.
  if (id.endsWith('/intents/message-window.ts')) return 'later';
  if (/\/parts\/people\/(?!load-)|\/directory-controller\.ts$/.test(id)) return 'people';
  // Who stays with English does not load the means to change the language.
  if (LANGUAGE_SWITCH.test(id)) return 'language-switch';
  const [panel, later] = ['define-parts.ts', 'later.ts'].map((entry) => staticClosure(join(here, 'src', 'parts', entry), getModuleInfo));
  return later.has(id) && !panel.has(id) ? 'later' : null;
}

/** The entry of @lit/localize imports all of itself. */
const LANGUAGE_SWITCH = /@lit\/localize\/(init\/runtime|internal\/(runtime-msg|fnv1a64|id-generation|deferred|locale-status-event))\.js$|\/language-switch\.ts$/;

const closures = new Map();

/** A module and everything that it imports at once. */
function staticClosure(entry, getModuleInfo) {
  if (closures.has(entry)) return closures.get(entry);
  const found = new Set();
  const visit = (id) => {
    if (found.has(id)) return;
    found.add(id);
    getModuleInfo(id)?.importedIds.forEach(visit);
  };
  visit(entry);
  closures.set(entry, found);
  return found;
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

/**
 * Chunks ask for others by way of the launcher, which fetches before it imports (script-tag.ts). Those that the launcher itself wants
 * it has fetched.
 */
const loadByLauncher = {
  name: 'load-by-launcher',
  renderDynamicImport: ({ chunk }) => (chunk.isEntry ? null : { left: "customElements.get('tenant-chat').load(", right: ')' }),
};

const writeSizes = {
  name: 'write-sizes',
  async writeBundle() {
    const launcher = ['tenant-chat.js'];
    const idle = closure(chunks.session);
    const first_conversation = [...launcher, ...closure(chunks.session, chunks.panel)];
    const after_first_paint = [...launcher, ...closure(chunks.session, chunks.panel, chunks.later)];
    await writeFile(join(dir, 'sizes.json'), `${JSON.stringify({ launcher, idle, first_conversation, after_first_paint }, null, 2)}\n`);
  },
};

const cleanFirst = { name: 'clean-first', buildStart: () => rm(dir, { recursive: true, force: true }) };

export default [
  {
    input: { chat: join(here, 'src', 'chunks.ts') },
    plugins: [cleanFirst, ...plugins(), noteChunks, loadByLauncher],
    // It sets a variable of its own; who does not call it does not need that.
    treeshake: { moduleSideEffects: (id) => !LANGUAGE_SWITCH.test(id) },
    // The panel is only loaded by who has the session's chunk: what both need stays there, and nothing is split further.
    preserveEntrySignatures: 'allow-extension',
    output: { dir, format: 'es', entryFileNames: 'tenant-chat-[name]-[hash:6].js', chunkFileNames: ({ name }) => `tenant-chat-${name.replace('.', '-')}-[hash:6].js`, generatedCode: { preset: 'es2015', symbols: false }, freeze: false, hoistTransitiveImports: false, manualChunks: chunkOf, onlyExplicitManualChunks: true },
  },
  {
    input: join(here, 'src', 'launcher', 'script-tag.ts'),
    plugins: [nameChunks, ...plugins(), writeSizes],
    output: { file: join(dir, 'tenant-chat.js'), format: 'iife', generatedCode: 'es2015' },
  },
];
