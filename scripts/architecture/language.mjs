import { lineOf, walk } from './walk.mjs';

const configuration = /\.config\.(ts|mjs)$/;

export const title = 'no any, no default exports';

export function check({ modules }) {
  return modules.flatMap((module) => {
    const problems = [];
    const report = (node, says) => problems.push(`${module.path}:${lineOf(module.source, node.start)}: ${says}`);
    walk(module.program, (node) => {
      if (node.type === 'TSAnyKeyword') report(node, 'any');
      if (node.type === 'ExportDefaultDeclaration' && !configuration.test(module.path)) report(node, 'default export');
    });
    return problems;
  });
}
