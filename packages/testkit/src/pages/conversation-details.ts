import type { Locator, Page } from '@playwright/test';
import { exactly } from './chats-tab.js';

/** About a conversation: what is pinned and what one sets for oneself; of a group who is in it, and what can be done about it. */
export class ConversationDetailsPage {
  readonly #page: Page;
  readonly root: Locator;
  readonly pinsRow: Locator;
  readonly notifyRow: Locator;
  readonly muteRow: Locator;
  readonly topBox: Locator;
  readonly archiveBox: Locator;
  readonly members: Locator;
  readonly menu: Locator;
  readonly addButton: Locator;
  readonly addConfirm: Locator;
  readonly renameButton: Locator;
  /** What the group is called, looks like and is for, and who may write in it. */
  readonly form: Locator;
  readonly leaveButton: Locator;
  /** The question before somebody leaves or is removed. */
  readonly question: Locator;
  readonly confirmButton: Locator;

  constructor(page: Page, element: Locator) {
    this.#page = page;
    this.root = element.locator('tenant-chat-conversation-details');
    this.pinsRow = this.root.locator('[part~="details-pins"]');
    this.notifyRow = this.root.locator('[part~="details-notify"]');
    this.muteRow = this.root.locator('[part~="details-mute"]');
    this.topBox = this.root.locator('[part~="details-top"]').getByRole('checkbox');
    this.archiveBox = this.root.locator('[part~="details-archive"]').getByRole('checkbox');
    this.members = this.root.locator('[part~="member"]');
    this.menu = this.root.locator('tenant-chat-menu');
    this.addButton = this.root.locator('[part~="add-people"]');
    this.addConfirm = this.root.locator('[part~="add-confirm"]');
    this.renameButton = this.root.locator('[part~="rename"]');
    this.form = this.root.locator('[part~="group-form"]');
    this.leaveButton = this.root.locator('[part~="leave"]');
    this.question = this.root.locator('[part~="question"]');
    this.confirmButton = this.question.locator('[part~="confirm"]');
  }

  /** Presses the row of a setting and picks one of its choices. */
  async choose(row: Locator, item: string | RegExp): Promise<void> {
    await row.click();
    await this.menu.getByRole('menuitem', { name: item }).or(this.menu.getByRole('menuitemradio', { name: item })).click();
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

  /** The words beside the name; members have none. */
  role(name: string): Locator {
    return this.member(name).locator('.role');
  }

  /** What the newcomers can read of the history is `all` unless it is said. */
  async add(names: readonly string[], history?: 'all' | 'from_today' | 'from_now'): Promise<void> {
    await this.addButton.click();
    for (const name of names) await this.root.getByRole('checkbox', { name }).check();
    if (history !== undefined) await this.root.locator('[part~="add-history"]').selectOption(history);
    await this.addConfirm.click();
    for (const name of names) await this.member(name).waitFor();
  }

  async letWrite(who: 'all' | 'admins'): Promise<void> {
    await this.renameButton.click();
    await this.form.locator('input[name="posting"]').setChecked(who === 'admins');
    await this.form.locator('[type="submit"]').click();
    await this.form.waitFor({ state: 'detached' });
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
