import { describe, expect, it } from 'vitest';
import { check as browserSafety } from './browser-safety.mjs';
import { check as elementAttributes } from './element-attributes.mjs';
import { check as entryModules } from './entry-modules.mjs';
import { check as exportedParts } from './exported-parts.mjs';
import { check as fileMeasures } from './file-measures.mjs';
import { check as fileNames } from './file-names.mjs';
import { check as importCycles } from './import-cycles.mjs';
import { check as keyHandlers } from './key-handlers.mjs';
import { check as language } from './language.mjs';
import { check as lawCases } from './law-cases.mjs';
import { check as machineNames } from './machine-names.mjs';
import { check as packageDirection } from './package-direction.mjs';
import { check as pureState } from './pure-state.mjs';
import { readTree, treeOf } from './read-modules.mjs';
import { check as roomDirection, emptyRooms } from './room-direction.mjs';
import { check as specRules } from './spec-rules.mjs';
import { check as testHygiene } from './test-hygiene.mjs';
import { check as translations } from './translations.mjs';

const tree = (files) => treeOf(Object.keys(files), (path) => files[path]);
const client = 'packages/client/src';
const widget = 'packages/widget/src';
const server = 'packages/server/src';

/** Parts that are exported, told, and drawn by this source. */
const partsTree = (source) => ({
  [`${widget}/parts/exported-parts.ts`]: 'const firstParts = `bubble, tick, day`;',
  [`${widget}/parts/more-parts.ts`]: 'export const moreParts = `, menu, tab-chat`;',
  [`${widget}/parts/a.ts`]: source,
  'packages/widget/README.md': '`bubble` `tick` `day` `menu` `tab-chat`',
});

/** What each check is for: sources that it must let pass, and sources that it must catch. */
const cases = [
  ['packages: a type of the schemas', packageDirection, { [`${client}/a.ts`]: "import type { Message } from '@tenant-chat/protocol/schemas';" }, 0],
  ['packages: a value of the schemas in the client', packageDirection, { [`${client}/a.ts`]: "import { Message } from '@tenant-chat/protocol/schemas';" }, 1],
  ['packages: the server in the client', packageDirection, { [`${client}/a.ts`]: "import type { A } from '@tenant-chat/server';" }, 1],
  ['packages: a dynamic import of the server', packageDirection, { [`${widget}/a.ts`]: "void import('@tenant-chat/server');" }, 1],
  ['packages: the type of an import', packageDirection, { [`${widget}/a.ts`]: "export type A = import('@tenant-chat/server').B;" }, 1],
  ['packages: the test kit in production', packageDirection, { [`${server}/a.ts`]: "import { b } from '@tenant-chat/testkit';" }, 1],
  ['packages: the test kit in a test', packageDirection, { [`${server}/a.test.ts`]: "import { b } from '@tenant-chat/testkit';" }, 0],
  ['packages: Node in the browser', packageDirection, { [`${client}/a.ts`]: "import { readFileSync } from 'node:fs';" }, 1],
  ['packages: a file that is not there', packageDirection, { [`${client}/a.ts`]: "import { b } from './b.js';" }, 1],
  ['rooms: neighbours', roomDirection, { [`${client}/feed/a.ts`]: "import type { B } from '../outbox/b.js';", [`${client}/outbox/b.ts`]: '' }, 1],
  ['rooms: the composition root', roomDirection, { [`${client}/core.ts`]: "import { b } from './outbox/b.js';", [`${client}/outbox/b.ts`]: '' }, 0],
  ['rooms: one that the table does not know', roomDirection, { [`${server}/attic/a.ts`]: '', [`${client}/attic.ts`]: '', [`${client}/attic.test.ts`]: '' }, 2],
  ['rooms: the composition root from below', roomDirection, { [`${server}/identity/a.ts`]: "import type { Chat } from '../open-chat.js';", [`${server}/open-chat.ts`]: '' }, 1],
  ['rooms: neighbours that nobody thought of', roomDirection, { [`${client}/signals/a.ts`]: "import { b } from '../history/b.js';", [`${client}/history/b.ts`]: '' }, 1],
  ['rooms: types alone', roomDirection, { [`${server}/hub/a.ts`]: "import type { Database } from '../db/database.js';", [`${server}/db/database.ts`]: '' }, 0],
  ['rooms: more than types', roomDirection, { [`${server}/hub/a.ts`]: "import { Database, type Row } from '../db/database.js';", [`${server}/db/database.ts`]: '' }, 1],
  ['rooms: the contract of the handlers', roomDirection, { [`${server}/queries/a.ts`]: "import type { B } from '../commands/operation-handlers.js';", [`${server}/commands/operation-handlers.ts`]: '' }, 0],
  ['rooms: other types of the commands', roomDirection, { [`${server}/queries/a.ts`]: "import type { B } from '../commands/b.js';", [`${server}/commands/b.ts`]: '' }, 1],
  ['rooms: the contract, for those who have nothing to do with it', roomDirection, { [`${server}/feed/a.ts`]: "import type { B } from '../commands/operation-handlers.js';", [`${server}/commands/operation-handlers.ts`]: '' }, 1],
  ['rooms: a query that commands', roomDirection, { [`${server}/queries/a.ts`]: "import { b } from '../commands/b.js';", [`${server}/commands/b.ts`]: '' }, 1],
  ['rooms: the database looks up', roomDirection, { [`${server}/db/a.ts`]: "import { b } from '../identity/b.js';", [`${server}/identity/b.ts`]: '' }, 1],
  ['cycles: of types', importCycles, { [`${client}/a.ts`]: "import type { B } from './b.js';", [`${client}/b.ts`]: "import type { A } from './a.js';" }, 1],
  ['cycles: a line', importCycles, { [`${client}/a.ts`]: "import { b } from './b.js';", [`${client}/b.ts`]: '' }, 0],
  ['names: utils', fileNames, { [`${client}/utils.ts`]: '' }, 1],
  ['names: CamelCase', fileNames, { [`${client}/readRange.ts`]: '' }, 1],
  ['names: a good one', fileNames, { [`${client}/base-url.ts`]: '', [`${client}/accept-range.pg.test.ts`]: '' }, 0],
  ['measures: 301 lines', fileMeasures, { [`${client}/a.ts`]: 'export {};\n'.repeat(301) }, 1],
  ['measures: 300 lines', fileMeasures, { [`${client}/a.ts`]: 'export {};\n'.repeat(300) }, 0],
  ['attributes: observed', elementAttributes, { [`${widget}/a.ts`]: `class A { static observedAttributes = [${"'a',".repeat(13)}]; }` }, 1],
  ['attributes: decorated', elementAttributes, { [`${widget}/a.ts`]: `class A { ${Array.from({ length: 13 }, (_, n) => `@property() a${n} = 1;`).join('')} }` }, 1],
  ['attributes: properties alone', elementAttributes, { [`${widget}/a.ts`]: `class A { ${Array.from({ length: 13 }, (_, n) => `@property({ attribute: false }) a${n} = 1;`).join('')} }` }, 0],
  ['browser: innerHTML', browserSafety, { [`${widget}/a.ts`]: 'a.innerHTML = b;' }, 1],
  ['browser: an inline style', browserSafety, { [`${widget}/a.ts`]: 'html`<p style="color:${c}">`;' }, 1],
  ['browser: an inline handler', browserSafety, { [`${widget}/a.ts`]: 'html`<p onclick="a()">`;' }, 1],
  ['browser: rem', browserSafety, { [`${widget}/a.ts`]: 'css`p { margin: 1.5rem; }`;' }, 1],
  ['browser: harmless', browserSafety, { [`${widget}/a.ts`]: 'html`<p @click=${a} .style=${b} class="my-style">`; css`p { margin: 1em }`;' }, 0],
  ['keys: the property of an event', keyHandlers, { [`${widget}/parts/a.ts`]: 'export const a = (event: KeyboardEvent) => event.isComposing;' }, 1],
  ['keys: the helper', keyHandlers, { [`${widget}/parts/a.ts`]: 'export const a = (event: KeyboardEvent) => isComposing(event);' }, 0],
  ['language: any and default', language, { [`${client}/a.ts`]: 'export default function a(b: any) {}' }, 2],
  ['purity: the clock', pureState, { [`${client}/state/a.ts`]: 'export const a = () => Date.now();' }, 1],
  ['purity: a date of a value', pureState, { [`${client}/state/a.ts`]: 'export const a = (at: string) => Date.parse(at) - new Date(at).getTime();' }, 0],
  ['tests: skipped and focused', testHygiene, { [`${client}/a.test.ts`]: "it.skip('a', b); describe.only('c', d);" }, 2],
  ['tests: unfinished work', testHygiene, { [`${client}/a.ts`]: '// TODO later\n// TODO(#7) then' }, 1],
  ['machine: a registry', machineNames, { 'README.md': ['https://registry', 'npmjs.org/x'].join('.') }, 1],
  ['machine: a home', machineNames, { 'README.md': ['see ', 'home', 'ana', 'x'].join('/') }, 1],
  ['translations: one is missing', translations, { [`${widget}/locales/xliff/es.xlf`]: '<trans-unit id="s1"><source>All</source></trans-unit><trans-unit id="s2"><source>No</source><target>No</target></trans-unit>' }, 1],
  ['translations: there are none', translations, {}, 1],
  ['parts: there are no lists', exportedParts, {}, 1],
  ['parts: all that is there', exportedParts, partsTree('html`<p part="bubble tab-${a}">`; b.part.add(\'menu\'); html`<p part=${c ? \'tick\' : \'day\'}>`;'), 0],
  ['parts: one that is not exported', exportedParts, partsTree('html`<p part="bubble tab-${a}"><b part="quote">`; b.setAttribute(\'part\', \'menu\'); html`<p part=${c ? \'tick\' : \'day\'}>`;'), 1],
  ['parts: one that nobody can read', exportedParts, partsTree('html`<p part="bubble menu tick day tab-${a}"><p part=${d}>`;'), 1],
  ['parts: those that are not there', exportedParts, partsTree('html`<p part="bubble tab-${a}">`;'), 3],
  ['law: no table', lawCases, { 'packages/protocol/src/wire/operations.ts': '' }, 1],
];

const spec = { 'packages/protocol/SPEC.md': '- **W1** first\n- **W2** second\n', 'packages/client/SPEC.md': '| C1 | third |\n', 'packages/widget/SPEC.md': '' };

describe('the architecture checks', () => {
  it.each(cases)('%s', (_title, check, files, problems) => {
    expect(check(tree(files))).toHaveLength(problems);
  });

  it('rooms: the table names none in which nothing stands any more', () => {
    expect(emptyRooms(readTree())).toEqual([]);
  });

  it('entries: nobody inside imports the index, and only entries are called so', () => {
    const manifest = JSON.stringify({ exports: { '.': { source: './src/index.ts' } } });
    const files = { 'packages/client/package.json': manifest, [`${client}/index.ts`]: '', [`${client}/a.ts`]: "import { b } from './index.js';", [`${client}/feed/index.ts`]: '' };
    expect(entryModules(tree(files))).toHaveLength(2);
  });

  it('rules: each has a test, and tests, comments and pages name such as exist', () => {
    const title = (...ids) => ({ [`${client}/a.test.ts`]: ids.map((id) => `it('${id} does it', f);`).join('\n') });
    expect(specRules(tree({ ...spec, ...title('W1', 'W2', 'C1', 'HS256') }))).toEqual([]);
    expect(specRules(tree({ ...spec, ...title('W1, W2') }))).toEqual(['packages/client/SPEC.md:1: no test title begins with C1']);
    const tested = title('W1', 'W2', 'C1');
    expect(specRules(tree({ ...spec, ...tested, [`${server}/a.ts`]: '/** As W1 says (SPEC.md C1), by HS256. */\nexport {};' }))).toEqual([]);
    expect(specRules(tree({ ...spec, ...tested, [`${server}/a.ts`]: 'export {};\n/**\n * The table (SPEC.md W1-W7).\n */' }))).toEqual([`${server}/a.ts:3: there is no rule W7`]);
    expect(specRules(tree({ ...spec, ...tested, 'docs/a.md': 'As W2 and\nW12 say, by HS256.' }))).toEqual(['docs/a.md:2: there is no rule W12']);
    expect(specRules(tree({ ...spec, ...title('W1', 'W2', 'C1', 'C9') }))).toEqual([`${client}/a.test.ts:4: there is no rule C9`]);
  });
});
