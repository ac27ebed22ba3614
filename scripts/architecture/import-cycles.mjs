export const title = 'no import cycles, types included';

/** Depth-first search; a module met again while it is still open closes a cycle. */
export function check({ modules }) {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const state = new Map();
  const problems = [];
  const open = [];
  const visit = (path) => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      problems.push([...open.slice(open.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    open.push(path);
    for (const { target } of byPath.get(path)?.imports ?? []) if (target !== undefined) visit(target);
    open.pop();
    state.set(path, 'done');
  };
  for (const path of byPath.keys()) visit(path);
  return problems;
}
