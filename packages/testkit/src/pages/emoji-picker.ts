import type { Locator, Page } from '@playwright/test';

/** All emoji, for a reaction or a text. */
export class EmojiPickerPage {
  readonly #page: Page;
  readonly root: Locator;
  readonly search: Locator;
  readonly toneButton: Locator;
  /** The six of them, while they are shown. */
  readonly tones: Locator;
  /** Those that lead to a group. */
  readonly groups: Locator;
  readonly grids: Locator;
  /** All that may be taken. */
  readonly emoji: Locator;

  constructor(page: Page, pane: Locator) {
    this.#page = page;
    this.root = pane.locator('tenant-chat-emoji-picker');
    this.search = this.root.getByRole('searchbox');
    this.toneButton = this.root.locator('[part~="emoji-tone"][aria-expanded]');
    this.tones = this.root.getByRole('radio');
    this.groups = this.root.locator('[part~="emoji-group"]');
    this.grids = this.root.getByRole('grid');
    this.emoji = this.root.locator('[part~="emoji"]');
  }

  /** By what it is called in the person's language. */
  named(name: string): Locator {
    return this.root.getByRole('gridcell', { name, exact: true });
  }

  /** Searches and takes the first that is found. */
  async find(query: string): Promise<void> {
    await this.search.fill(query);
    await this.search.press('Enter');
  }

  /** The first is the one that an emoji comes with; then from light to dark. */
  async chooseTone(index: number): Promise<void> {
    await this.toneButton.click();
    await this.tones.nth(index).click();
  }

  /** What has the focus. */
  get focused(): Locator {
    return this.#page.locator('tenant-chat-emoji-picker [part~="emoji"]:focus');
  }
}
