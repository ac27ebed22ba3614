/** A schema of ours as plain JSON: what has a `$id` becomes a component of its own, and a reference to it elsewhere. */
export class JsonSchemas {
  readonly components: Record<string, unknown> = {};
  readonly #prefix: string;

  /** `prefix`: where components are found in the document, e.g. `#/components/schemas/`. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  convert(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((each) => this.convert(each));
    if (typeof schema !== 'object' || schema === null) return schema;
    const id = '$id' in schema && typeof schema.$id === 'string' ? schema.$id : null;
    if (id === null) return this.#inline(schema);
    if (!Object.hasOwn(this.components, id)) {
      this.components[id] = {};
      this.components[id] = this.#inline(schema);
    }
    return { $ref: `${this.#prefix}${id}` };
  }

  #inline(schema: object): unknown {
    const entries = Object.entries(schema).filter(([key]) => key !== '$id' && !key.startsWith('~'));
    return simplify(Object.fromEntries(entries.map(([key, value]: [string, unknown]) => [key, this.convert(value)])));
  }
}

/** A union of constants reads better as an enum. */
function simplify(schema: Record<string, unknown>): unknown {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const values: unknown[] = anyOf.map((each: unknown) => (typeof each === 'object' && each !== null && 'const' in each ? each.const : undefined));
  return values.every((value) => typeof value === 'string') ? { ...rest, type: 'string', enum: values } : schema;
}
