import { lineOf, walk } from './walk.mjs';

const lists = ['packages/widget/src/parts/exported-parts.ts', 'packages/widget/src/parts/more-parts.ts'];
const readme = 'packages/widget/README.md';
/** Parts of our own, which may change: none so far. */
const internal = [];

export const title = 'every part of the widget is passed on to the host and stands in its README, and the other way round';

/** Of the panel: what the launcher and the badges draw stands in the shadow root of the tag itself. */
export function check({ production, read }) {
  const exported = production.filter((module) => lists.includes(module.path)).flatMap(({ program }) => namesOf(templatesOf(program).map(textOf).join()));
  if (exported.length === 0) return [`${lists.join(' and ')} name no parts`];
  const told = read(readme) ?? '';
  const found = production
    .filter((module) => module.inPackage?.startsWith('parts/') && module.package === 'widget' && !lists.includes(module.path))
    .flatMap((module) => partsOf(module).map((part) => ({ ...part, path: module.path })));
  // `tab-${each}`: how the name ends is known at run time.
  const isOf = (name, part) => (part.endsWith('-') ? name.startsWith(part) : name === part);
  return [
    ...found.filter(({ name }) => !exported.some((each) => isOf(each, name)) && !internal.includes(name)).map(({ path, line, name }) => `${path}:${line}: ${name || 'a part whose name is not written out'} is not exported`),
    ...exported.filter((name) => !found.some((part) => isOf(name, part.name))).map((name) => `${name} is exported, and nothing has that part`),
    ...exported.filter((name) => !told.includes(`\`${name}\``)).map((name) => `${readme}: ${name} is missing`),
    ...exported.filter((name, n) => exported.indexOf(name) !== n).map((name) => `${name} is exported twice`),
  ];
}

function partsOf({ program, source }) {
  const found = [];
  const note = (node, names) => names.forEach((name) => found.push({ name, line: lineOf(source, node.start) }));
  walk(program, (node) => {
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') {
      const { quasis, expressions } = node.quasi;
      quasis.forEach((quasi, n) => {
        const written = /\spart="([^"]*)$|\spart="([^"]*)"/g;
        for (const [, open, whole] of quasi.value.raw.matchAll(written)) note(node, namesOf(open ?? whole));
        if (/\spart=$/.test(quasi.value.raw)) note(node, literalsOf(expressions[n], program));
      });
    }
    const callee = node.type === 'CallExpression' ? source.slice(node.callee.start, node.callee.end) : '';
    if (callee.endsWith('setAttribute') && node.arguments[0]?.value === 'part') note(node, literalsOf(node.arguments[1], program));
    if (callee.endsWith('.part.add')) note(node, node.arguments.flatMap((each) => literalsOf(each, program)));
  });
  return found;
}

/** The strings that an expression may be; of a parameter, those of its type. */
function literalsOf(expression, program) {
  const found = [];
  const take = (node) => node.type === 'Literal' && typeof node.value === 'string' && found.push(...namesOf(node.value));
  walk(expression.type === 'ConditionalExpression' ? [expression.consequent, expression.alternate] : expression, take);
  if (expression.type === 'Identifier') walk(program, (node) => node.type === 'Identifier' && node.name === expression.name && node.typeAnnotation && walk(node.typeAnnotation, take));
  return found.length === 0 ? [''] : found;
}

function templatesOf(program) {
  const found = [];
  walk(program, (node) => node.type === 'TemplateLiteral' && found.push(node));
  return found;
}

function textOf({ quasis }) {
  return quasis.map(({ value }) => value.raw).join(' ');
}

function namesOf(text) {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}
