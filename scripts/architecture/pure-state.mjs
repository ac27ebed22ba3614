import { lineOf, walk } from './walk.mjs';

/** What makes a function answer differently for the same input, or reach outside. */
const impure = ['Date', 'Math.random', 'crypto', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask', 'fetch', 'WebSocket', 'indexedDB', 'localStorage', 'navigator', 'document', 'window'];
/** A date made from a value is a computation; only the clock itself is impure. */
const dateComputations = ['parse', 'UTC'];

export const title = "the client's state and the protocol are pure: no clock, chance, timer, socket or storage";

export function check({ production }) {
  return production
    .filter((module) => module.package === 'protocol' || (module.package === 'client' && module.inPackage.startsWith('state/')))
    .flatMap((module) => {
      const problems = [];
      const harmless = new Set();
      walk(module.program, (node) => {
        if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length > 0) harmless.add(node.callee);
        if (node.type === 'MemberExpression') inMember(node, harmless);
        if (node.type === 'Property' && !node.computed && !node.shorthand) harmless.add(node.key);
        if (node.type.startsWith('TS')) walk(node, (inner) => harmless.add(inner));
        if (node.type === 'Identifier' && impure.includes(node.name) && !harmless.has(node)) {
          problems.push(`${module.path}:${lineOf(module.source, node.start)}: ${node.name}`);
        }
      });
      return problems;
    });
}

function inMember(node, harmless) {
  if (!node.computed) harmless.add(node.property);
  if (node.object.name === 'Date' && dateComputations.includes(node.property.name)) harmless.add(node.object);
}
