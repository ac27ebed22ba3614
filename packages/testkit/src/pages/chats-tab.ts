import type { Locator, Page } from '@playwright/test';

/** The tab with my conversations. */
export class ChatsTab {
  readonly #page: Page;
  readonly root: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly menu: Locator;
  /** There is one while something is unread. */
  readonly readAllButton: Locator;
  /** There is one for a while after a conversation was archived. */
  readonly undoButton: Locator;
  /** What stands where the list would. */
  readonly empty: Locator;

  constructor(page: Page, element: Locator) {
    this.#page = page;
    this.root = element.locator('tenant-chat-list');
    this.list = this.root.locator('[part~="list"]');
    this.rows = this.list.locator('[part~="row"]');
    this.search = this.root.getByRole('searchbox');
    this.menu = this.root.locator('[part~="menu"]');
    this.readAllButton = this.root.locator('[part~="read-all"]');
    this.undoButton = this.root.locator('[part~="undo"]');
    this.empty = this.root.locator('[part~="empty"]');
  }

  row(title: string): Locator {
    return this.rows.filter({ has: this.#title(title) });
  }

  preview(title: string): Locator {
    return this.row(title).locator('[part~="row-preview"]');
  }

  unread(title: string): Locator {
    return this.row(title).locator('[part~="row-unread"]');
  }

  /** When its last message was written; written out as soon as all of the panel is loaded. */
  time(title: string): Locator {
    return this.row(title).locator('[part~="row-time"]');
  }

  muted(title: string): Locator {
    return this.row(title).locator('[part~="row-mute"]');
  }

  pinned(title: string): Locator {
    return this.row(title).locator('[part~="row-pin"]');
  }

  /** Shown while something unread means me. */
  mentioned(title: string): Locator {
    return this.row(title).locator('[part~="row-mention"]');
  }

  presence(title: string): Locator {
    return this.row(title).locator('[part~="avatar"] .dot');
  }

  /** The button of a row that opens what can be done with the conversation. */
  actions(title: string): Locator {
    return this.list.getByRole('listitem').filter({ has: this.#title(title) }).locator('[part~="row-menu"]');
  }

  filter(name: 'all' | 'unread' | 'mentions' | 'archived'): Locator {
    return this.root.locator(`[part~="filter-${name}"]`);
  }

  /** Opens what can be done with a conversation, by its context menu, and picks one of them; and so on where that asks further. */
  async pick(title: string, ...items: readonly (string | RegExp)[]): Promise<void> {
    // It comes after the first paint.
    await this.actions(title).waitFor({ state: 'attached' });
    await this.row(title).click({ button: 'right' });
    await this.menu.getByRole('menuitem').first().waitFor();
    for (const name of items) await this.menu.getByRole('menuitem', { name }).or(this.menu.getByRole('menuitemradio', { name })).click();
  }

  #title(text: string): Locator {
    return this.#page.locator('[part~="row-title"]', { hasText: exactly(text) });
  }
}

/** A pattern for this text and nothing around it. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
