type Later = typeof import('./later.js');

let loaded: Later | null = null;
let loading: Promise<Later> | null = null;

/** What comes after the first paint, once it is there. */
export function laterIfLoaded(): Later | null {
  return loaded;
}

/** Asks for it, once; after a failure anew. */
export function loadLater(): Promise<Later> {
  return (loading ??= import('./later.js').then(
    (later) => (loaded = later),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  ));
}
