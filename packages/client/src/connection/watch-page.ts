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
    const [reachable, visible] = [isReachable(), page.isVisible()];
    const [hasNetworkChanged, hasAppeared] = [reachable !== wasReachable, visible && !wasVisible];
    [wasReachable, wasVisible] = [reachable, visible];
    if (hasNetworkChanged) listeners[reachable ? 'online' : 'offline']();
    if (hasAppeared && reachable) listeners.visible();
  });
}
