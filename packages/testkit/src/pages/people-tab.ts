import type { Locator, Page } from '@playwright/test';
import { exactly } from './chats-tab.js';

/** The tab with everyone of the tenant, and my groups. */
export class PeopleTab {
  readonly #page: Page;
  readonly root: Locator;
  readonly persons: Locator;
  readonly groups: Locator;
  readonly search: Locator;
  readonly newGroupButton: Locator;
  readonly settingsButton: Locator;

  constructor(page: Page, element: Locator) {
    this.#page = page;
    this.root = element.locator('tenant-chat-people');
    this.persons = this.root.locator('[part~="person"]');
    this.groups = this.root.locator('[part~="groups"]').locator('[part~="row"]');
    this.search = this.root.getByRole('searchbox');
    this.settingsButton = this.root.locator('[part~="settings"]');
    this.newGroupButton = this.root.locator('[part~="new-group"]');
  }

  person(name: string): Locator {
    return this.persons.filter({ has: this.#title(name) });
  }

  /** The words below the name: what she does, and whether she is there. */
  status(name: string): Locator {
    return this.person(name).locator('[part~="row-preview"]');
  }

  group(title: string): Locator {
    return this.groups.filter({ has: this.#title(title) });
  }

  #title(text: string): Locator {
    return this.#page.locator('[part~="row-title"]', { hasText: exactly(text) });
  }
}
