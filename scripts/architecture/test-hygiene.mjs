import { lineOf, walk } from './walk.mjs';

const callers = ['describe', 'it', 'test', 'suite', 'bench'];
const silencing = ['skip', 'only', 'todo', 'fixme', 'skipIf', 'runIf', 'fails', 'fail'];
const tests = /\.(test|spec)\.ts$/;
// A word for unfinished work needs the issue that will finish it: TODO(#7).
const unfinished = /\b(TODO|FIXME|XXX)\b(?!\s*\(#\d+\))/;

export const title = 'no test is skipped or focused, and every TODO names its issue';

export function check({ modules }) {
  return modules.flatMap((module) => [...silenced(module), ...promises(module)]);
}

function silenced(module) {
  if (!tests.test(module.path)) return [];
  const problems = [];
  walk(module.program, (node) => {
    if (node.type !== 'MemberExpression' || node.computed || !silencing.includes(node.property.name)) return;
    if (callers.includes(rootOf(node))) problems.push(`${module.path}:${lineOf(module.source, node.start)}: ${rootOf(node)}.${node.property.name}`);
  });
  return problems;
}

function rootOf(node) {
  let root = node;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = root.object ?? root.callee;
  return root.name;
}

function promises(module) {
  if (module.path.startsWith('scripts/architecture/')) return [];
  return module.source.split('\n').flatMap((line, index) => (unfinished.test(line) ? [`${module.path}:${index + 1}: ${line.trim().slice(0, 80)}`] : []));
}
