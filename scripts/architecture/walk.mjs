/** Visits every node of a syntax tree, parents first. */
export function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
  } else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') visit(node);
    for (const key in node) {
      const value = node[key];
      if (value !== null && typeof value === 'object') walk(value, visit);
    }
  }
}

/** The line (from 1) of an offset in a source text. */
export function lineOf(source, offset) {
  return source.slice(0, offset).split('\n').length;
}
