/** On a server there is no HTMLElement: importing must not fail there, and nothing is constructed. */
export const HTMLElementOrNothing = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** Takes values that the host set on the tag before its class was known. */
export function adoptProperties<T extends HTMLElement>(element: T, names: readonly (keyof T & string)[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete (element as Partial<T>)[name];
    element[name] = value;
  }
}
