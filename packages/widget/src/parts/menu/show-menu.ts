import { defineOnce } from '../define-once.js';
import type { MenuItem } from './menu-item.js';

/** Loads and defines the menu; nothing of it is needed before the first one is asked for. */
async function loadMenu(): Promise<void> {
  defineOnce('tenant-chat-menu', (await import('./menu-popover.js')).MenuPopover);
}

/**
 * Shows a menu beside an element of this root, or at a point of the window; resolves with the id of the item picked, or null when it was closed. The
 * focus returns to the element.
 */
export async function showMenu(root: ParentNode, anchor: HTMLElement, items: readonly MenuItem[], label: string, at?: DOMRect): Promise<string | null> {
  await loadMenu();
  const menu = document.createElement('tenant-chat-menu') as InstanceType<(typeof import('./menu-popover.js'))['MenuPopover']>;
  menu.part.add('menu');
  menu.setAttribute('exportparts', 'menu-item');
  root.append(menu);
  await menu.showBeside(anchor, items, label, at);
  return new Promise((resolve) => {
    menu.addEventListener('tenant-chat-menu-picked', (event) => resolve((event as CustomEvent<{ readonly id: string }>).detail.id));
    menu.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      menu.remove();
      resolve(null);
    });
  });
}
