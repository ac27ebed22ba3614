import type { Locator, Page } from '@playwright/test';
import { exactly } from './chats-tab.js';

/** The dialog that makes a group. */
export class GroupDialogPage {
  readonly #page: Page;
  readonly root: Locator;
  readonly titleField: Locator;
  readonly search: Locator;
  readonly createButton: Locator;

  constructor(page: Page, element: Locator) {
    this.#page = page;
    this.root = element.locator('tenant-chat-group-dialog').getByRole('dialog');
    this.titleField = this.root.locator('[part~="group-title"]');
    this.search = this.root.getByRole('searchbox');
    this.createButton = this.root.locator('[part~="create-group"]');
  }

  colour(name: string): Locator {
    return this.root.getByRole('radio', { name });
  }

  person(name: string): Locator {
    return this.root.locator('[part~="person"]').filter({ has: this.#page.locator('[part~="row-title"]', { hasText: exactly(name) }) });
  }

  async create(title: string, names: readonly string[]): Promise<void> {
    await this.titleField.fill(title);
    for (const name of names) await this.person(name).click();
    await this.createButton.click();
  }
}
