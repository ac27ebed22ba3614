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
      const onEvent = ({ type }: Event): void => {
        if (type.startsWith('page')) isSuspended = type === 'pagehide';
        listener();
      };
      for (const type of ['online', 'offline', 'pagehide', 'pageshow']) window.addEventListener(type, onEvent, abort);
      document.addEventListener('visibilitychange', onEvent, abort);
      return () => abort.abort();
    },
  };
}

/** Where there is no page: always there, always online. */
export function createNoPage(): PageSignals {
  return { isOnline: () => true, isVisible: () => true, subscribe: () => () => {} };
}
