import type { Locator, Page } from '@playwright/test';
import { exactly } from './chats-tab.js';

/** Who is in a group, and what can be done about it. */
export class GroupDetailsPage {
  readonly #page: Page;
  readonly root: Locator;
  readonly members: Locator;
  readonly menu: Locator;
  readonly addButton: Locator;
  readonly addConfirm: Locator;
  readonly renameButton: Locator;
  readonly leaveButton: Locator;
  /** The question before somebody leaves or is removed. */
  readonly question: Locator;
  readonly confirmButton: Locator;

  constructor(page: Page, element: Locator) {
    this.#page = page;
    this.root = element.locator('tenant-chat-conversation-details');
    this.members = this.root.locator('[part~="member"]');
    this.menu = this.root.locator('tenant-chat-menu');
    this.addButton = this.root.locator('[part~="add-people"]');
    this.addConfirm = this.root.locator('[part~="add-confirm"]');
    this.renameButton = this.root.locator('[part~="rename"]');
    this.leaveButton = this.root.locator('[part~="leave"]');
    this.question = this.root.locator('[part~="question"]');
    this.confirmButton = this.question.locator('[part~="confirm"]');
  }

  member(name: string): Locator {
    return this.members.filter({ has: this.#page.getByText(exactly(name)) });
  }

  /** Picks an action for a member from the menu beside the name. */
  async pick(name: string, ...items: readonly (string | RegExp)[]): Promise<void> {
    await this.member(name).getByRole('button').click();
    await this.menu.getByRole('menuitem').first().waitFor();
    for (const item of items) await this.menu.getByRole('menuitem', { name: item }).click();
  }

  async remove(name: string): Promise<void> {
    await this.pick(name, /remove/i);
    await this.confirmButton.click();
  }

  async leave(): Promise<void> {
    await this.leaveButton.click();
    await this.confirmButton.click();
  }
}
