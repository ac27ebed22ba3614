import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Unread } from '../../session/badge-text.js';
import { badge } from '../badge/badge.js';
import type { tabWords } from './tab-words.js';

export type Tab = 'chat' | 'chats' | 'people';

/** Side by side the conversation is always there and has no tab. */
export function tabsShown(is_wide: boolean): readonly Tab[] {
  return is_wide ? ['chats', 'people'] : ['chat', 'chats', 'people'];
}

const labels: Record<Tab, () => string> = {
  chat: () => msg('Chat'),
  chats: () => msg('Chats'),
  people: () => msg('People & groups'),
};

export interface TabBarOptions {
  readonly tab: Tab;
  readonly is_wide: boolean;
  readonly unread: Unread;
  readonly pick: (tab: Tab) => void;
  /** undefined during the first paint. */
  readonly words: typeof tabWords | undefined;
}

export function tabBar({ tab, is_wide, unread, pick, words }: TabBarOptions): TemplateResult {
  return html`<div class="tabs" role="tablist" part="tabs" aria-label=${msg('Chat')}>
    ${tabsShown(is_wide).map((each) => {
      const told = each === 'chats' ? unread : { count: 0, muted_only: false };
      return html`<button type="button" role="tab" id="tab-${each}" part="tab tab-${each}" class="tab"
        aria-selected=${String(each === tab)} aria-controls=${each === 'chat' ? 'main' : 'side'} tabindex=${each === tab ? 0 : -1}
        @click=${() => pick(each)}><span>${labels[each]()}</span>${badge(told, 'tab-badge')}${words?.(told)}</button>`;
    })}
  </div>`;
}
