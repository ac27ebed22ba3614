/**
 * Makes src/parts/emoji/generated/ from emojibase-data (MIT), which keeps the names and keywords of Unicode CLDR: the emoji by group, and
 * of each language what they are called and found by, in the same order. Part of `npm run generate`. Why: docs/decisions/0019.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const target = new URL('src/parts/emoji/generated/', import.meta.url);

/** Newer ones are tofu on many devices still, and unknown to the oldest Node that a server may run on. */
const NEWEST_EMOJI = 15.1;
/** Names of our files, and of the folders of emojibase-data: its `pt` is Brazilian. */
const locales = { en: 'en', es: 'es', 'pt-BR': 'pt' };
/** By emojibase's number; 2 holds parts of emoji. */
const groups = { smileys: 0, people: 1, nature: 3, food: 4, travel: 5, activities: 6, objects: 7, symbols: 8, flags: 9 };

const head = `// Made by generate-emoji.mjs from emojibase-data ${require('emojibase-data/package.json').version}. Do not edit.\n`;

async function readData(folder) {
  const all = JSON.parse(await readFile(require.resolve(`emojibase-data/${folder}/data.json`), 'utf8'));
  return Object.values(groups).flatMap((group) => all.filter((each) => each.group === group && each.version <= NEWEST_EMOJI).sort((one, other) => one.order - other.order));
}

/** As Unicode recommends it for interchange, which is what a server takes: without a variation selector where an emoji is one by itself. */
function qualified({ emoji, label }) {
  const found = [emoji, emoji.replace(/(?<=\p{Emoji_Presentation})\uFE0F/gu, '')].find((each) => /^\p{RGI_Emoji}$/v.test(each));
  if (found === undefined) throw new Error(`${label} is no emoji`);
  return found;
}

const data = await readData('en');
const lists = Object.entries(groups).map(([name, number]) => {
  const emoji = data.filter(({ group }) => group === number).map((each) => `${qualified(each)}${each.skins ? '+' : ''}`);
  return `  ${name}: '${emoji.join(' ')}',\n`;
});
await writeFile(new URL('emoji.ts', target), `${head}
/** By group, in their order, separated by spaces; \`+\` follows one that has skin tones. */
export const emojiByGroup = {
${lists.join('')}};
`);

for (const [locale, folder] of Object.entries(locales)) {
  const named = new Map((await readData(folder)).map((each) => [each.hexcode, each]));
  const lines = data.map(({ hexcode }) => {
    const { label, tags = [] } = named.get(hexcode);
    const words = label.toLowerCase().split(' ');
    return [label, ...tags.filter((tag) => !words.includes(tag.toLowerCase()))].join('|');
  });
  if (/[`\\$]/.test(lines.join('')) || lines.some((line) => line.includes('\n'))) throw new Error(`a name in ${locale} can not stand in a template`);
  await writeFile(new URL(`${locale}.ts`, target), `${head}
/** A line an emoji, in the order of emoji.ts: its name, then what else it is found by. */
export const emojiNames = \`${lines.join('\n')}\`;
`);
}
