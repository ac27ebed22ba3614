import { tabsShown, type Tab } from './tab-bar.js';

/** The tab that a key moves to; null: the key means nothing to tabs. */
export function nextTab(key: string, from: Tab, is_wide: boolean, is_rtl: boolean): Tab | null {
  const tabs = tabsShown(is_wide);
  const forward = is_rtl ? 'ArrowLeft' : 'ArrowRight';
  const backward = is_rtl ? 'ArrowRight' : 'ArrowLeft';
  const at = tabs.indexOf(from);
  if (key === forward) return tabs[(at + 1) % tabs.length] ?? null;
  if (key === backward) return tabs.at((at - 1) % tabs.length) ?? null;
  if (key === 'Home') return tabs[0] ?? null;
  if (key === 'End') return tabs.at(-1) ?? null;
  return null;
}
