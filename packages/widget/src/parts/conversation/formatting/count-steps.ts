/** Natives that walk a text (or a list), and how far: what a parser in one pass may call only so often. */
type Walk = (self: unknown, args: readonly unknown[], result: unknown) => number;

const length = (value: unknown): number => (value as { readonly length: number }).length;
const one: Walk = () => 1;
const wholeResult: Walk = (_self, _args, result) => 1 + length(result);
const wholeSelf: Walk = (self) => 1 + length(self);
const untilFound: Walk = (self, [, from], result) => 1 + ((result as number) < 0 ? length(self) : (result as number)) - Number(from ?? 0);

const texts: Readonly<Record<string, Walk>> = {
  charAt: one, charCodeAt: one, startsWith: one, endsWith: one, slice: wholeResult, split: wholeSelf, indexOf: untilFound, includes: wholeSelf,
  trim: wholeSelf, trimEnd: wholeSelf, toLowerCase: wholeSelf, replace: wholeSelf,
};
const lists: Readonly<Record<string, Walk>> = { push: one, pop: one, at: one, slice: wholeResult, splice: wholeResult, join: wholeSelf, map: wholeSelf, includes: wholeSelf };

const matchEnd = (match: RegExpExecArray): number => match.index + match[0].length;

/** How many steps a piece of work takes: calls of natives above, each with the letters or entries that it walks. Counts the same on any machine. */
export function countSteps(work: () => unknown): number {
  let steps = 0;
  const undo: (() => void)[] = [];
  const watch = (prototype: object, name: PropertyKey, walk: Walk): void => {
    const methods = prototype as Record<PropertyKey, (...args: unknown[]) => unknown>;
    const native = methods[name];
    if (native === undefined) throw new Error(`no ${String(name)}`);
    methods[name] = function watched(this: unknown, ...args: unknown[]): unknown {
      const from = this instanceof RegExp && this.global ? this.lastIndex : 0;
      const result = Reflect.apply(native, this, args);
      steps += this instanceof RegExp ? 1 + (result === null ? length(args[0]) : matchEnd(result as RegExpExecArray)) - from : walk(this, args, result);
      return result;
    };
    undo.push(() => void (methods[name] = native));
  };
  try {
    for (const [name, walk] of Object.entries(texts)) watch(String.prototype, name, walk);
    for (const [name, walk] of Object.entries(lists)) watch(Array.prototype, name, walk);
    watch(String.prototype, Symbol.iterator, wholeSelf);
    watch(RegExp.prototype, 'exec', one);
    steps = 0;
    work();
  } finally {
    for (const each of undo) each();
  }
  return steps;
}
