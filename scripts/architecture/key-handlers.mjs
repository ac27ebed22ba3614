import { lineOf, walk } from './walk.mjs';

const knows = 'packages/widget/src/parts/conversation/enter-key.ts';

export const title = 'key handlers ask isComposing() of enter-key.ts: the property alone misses some keys of an input method';

export function check({ production }) {
  return production.filter(({ path }) => path !== knows).flatMap(({ path, program, source }) => {
    const problems = [];
    walk(program, (node) => {
      if (node.type === 'MemberExpression' && node.property.name === 'isComposing') problems.push(`${path}:${lineOf(source, node.start)}: isComposing of an event`);
    });
    return problems;
  });
}
