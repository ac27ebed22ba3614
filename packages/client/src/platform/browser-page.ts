import type { PageSignals } from '../ports.js';

/** What a page tells about itself. */
export function createBrowserPage(): PageSignals {
  let isSuspended = false;
  return {
    isOnline: () => navigator.onLine,
    isVisible: () => document.visibilityState === 'visible',
    isSuspended: () => isSuspended,
    subscribe(listener) {
      const abort = new AbortController();
      const options = { signal: abort.signal };
      for (const name of ['online', 'offline'] as const) window.addEventListener(name, listener, options);
      document.addEventListener('visibilitychange', listener, options);
      for (const name of ['pagehide', 'pageshow'] as const) {
        window.addEventListener(
          name,
          () => {
            isSuspended = name === 'pagehide';
            listener();
          },
          options,
        );
      }
      return () => abort.abort();
    },
  };
}

/** Where there is no page: always there, always online. */
export function createNoPage(): PageSignals {
  return { isOnline: () => true, isVisible: () => true, subscribe: () => () => {} };
}
