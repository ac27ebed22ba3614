import { lineOf, walk } from './walk.mjs';

const specs = ['packages/protocol/SPEC.md', 'packages/client/SPEC.md'];
/** A rule begins a paragraph, list item, table row or heading: `- **W12** ...`, `| C3 | ...`, `### F4 ...`. */
const ruleInSpec = /^\s*(?:[-*+]\s+|#{1,6}\s+|\|\s*|\d+\.\s+)?(?:\*\*|`|<a [^>]*><\/a>)*([A-Z]{1,3}\d{1,3}[a-z]?)\b(?![-\d])/;
const idsOfTitle = /^((?:[A-Z]{1,3}\d{1,3}[a-z]?)(?:\s*(?:,|\+|&|and|\/|\s)\s*[A-Z]{1,3}\d{1,3}[a-z]?)*)\b/;
const one = /[A-Z]{1,3}\d{1,3}[a-z]?/g;
const tests = /\.(test|spec)\.ts$/;
/** What a comment or a page names: `(SPEC.md W10-W13)`, `W48: a sign-out ...`; both ends of a span. */
const inProse = /\b[A-Z]{1,3}\d{1,3}\b/g;

export const title = 'every rule of a SPEC.md has a test that names it, and tests, comments and pages name only rules that exist';

export function check({ files, modules, read }) {
  const rules = new Map(specs.flatMap((path) => rulesOf(path, read(path) ?? '')));
  const named = modules.filter((module) => tests.test(module.path) || isCaseTable(module)).flatMap((module) => titlesOf(module));
  const families = new Set([...rules.keys()].map(familyOf));
  const spoken = [
    ...modules.filter((module) => module.package !== undefined).flatMap((module) => module.comments.flatMap(({ value, start }) => idsOfProse(module.path, module.source, value, start))),
    ...files.filter((path) => path.endsWith('.md')).flatMap((path) => idsOfProse(path, read(path), read(path), 0)),
  ];
  const ids = new Set(named.map(({ id }) => id));
  return [
    ...specs.filter((path) => read(path) === undefined).map((path) => `${path} is missing`),
    ...(rules.size === 0 ? ['no rule was read from a SPEC.md'] : []),
    ...[...rules].filter(([id]) => !ids.has(id)).map(([id, place]) => `${place}: no test title begins with ${id}`),
    // HS256 or UTF8 at the start of a title is no rule: only families that a specification uses count.
    ...[...named, ...spoken].filter(({ id }) => families.has(familyOf(id)) && !rules.has(id)).map(({ id, place }) => `${place}: there is no rule ${id}`),
  ];
}

function familyOf(id) {
  return id.replace(/\d.*/, '');
}

function idsOfProse(path, source, prose, start) {
  return [...prose.matchAll(inProse)].map((match) => ({ id: match[0], place: `${path}:${lineOf(source, start + match.index)}` }));
}

function rulesOf(path, text) {
  return text.split('\n').flatMap((line, index) => {
    const id = ruleInSpec.exec(line)?.[1];
    return id === undefined ? [] : [[id, `${path}:${index + 1}`]];
  });
}

// Tests made from a table take their titles from strings beside it.
function isCaseTable(module) {
  return module.path.startsWith('packages/testkit/src/');
}

function titlesOf(module) {
  const found = [];
  walk(module.program, (node) => {
    const text = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? node.value.cooked : undefined;
    if (typeof text !== 'string') return;
    const ids = idsOfTitle.exec(text)?.[1]?.match(one) ?? [];
    // An id alone is a value, not a title; in a template the rest of the title follows.
    if (node.type === 'TemplateElement' || text.length > ids.join(' ').length + 2) ids.forEach((id) => found.push({ id, place: `${module.path}:${lineOf(module.source, node.start)}` }));
  });
  return found;
}
