import type { PageSignals } from '../ports.js';

interface PageListeners {
  readonly online: () => void;
  readonly offline: () => void;
  readonly visible: () => void;
}

/** Turns what the page tells into changes. A suspended page counts as offline: it must hold no connection. Returns its undo. */
export function watchPage(page: PageSignals, listeners: PageListeners): () => void {
  const isReachable = (): boolean => page.isOnline() && !page.isSuspended?.();
  let wasReachable = isReachable();
  let wasVisible = page.isVisible();
  return page.subscribe(() => {
    const reachable = isReachable();
    const visible = page.isVisible();
    if (reachable !== wasReachable) listeners[reachable ? 'online' : 'offline']();
    if (visible && !wasVisible && reachable) listeners.visible();
    wasReachable = reachable;
    wasVisible = visible;
  });
}
