import type { Locator, Page } from '@playwright/test';
import { EmojiPickerPage } from './emoji-picker.js';
import { ConversationDetailsPage } from './conversation-details.js';

export type TickState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** The open conversation. */
export class ConversationPage {
  readonly #page: Page;
  readonly root: Locator;
  readonly title: Locator;
  readonly header: Locator;
  /** Leads back to the list where there is one pane. */
  readonly backButton: Locator;
  readonly menuButton: Locator;
  readonly detailsButton: Locator;
  readonly menu: Locator;
  /** The scroller. */
  readonly log: Locator;
  readonly messages: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;
  /** Opens and closes the bar. */
  readonly formatButton: Locator;
  readonly formatBar: Locator;
  /** What the field is for, besides a new message. */
  readonly mode: Locator;
  /** Stands in the place of the composer for who may not write. */
  readonly readOnly: Locator;
  /** Where one is asked which date to go to. */
  readonly dateJump: Locator;
  /** How many characters are left, or why it can not be sent. */
  readonly note: Locator;
  readonly typing: Locator;
  readonly unreadDivider: Locator;
  readonly days: Locator;
  readonly jumpToEnd: Locator;
  readonly jumpToUnread: Locator;
  /** Leads back to where the person was before a jump. */
  readonly jumpBack: Locator;
  readonly waitingHint: Locator;
  /** What stands where the conversation would. */
  readonly empty: Locator;
  /** What was written and not sent in a conversation that was taken away. */
  readonly unsent: Locator;
  readonly details: ConversationDetailsPage;
  /** In the field: leads to the emoji. */
  readonly emojiButton: Locator;
  readonly picker: EmojiPickerPage;
  /** People or emoji for what is being written, while they are shown. */
  readonly completions: Locator;

  constructor(page: Page, element: Locator) {
    this.#page = page;
    this.root = element.locator('tenant-chat-conversation-pane');
    this.header = this.root.locator('[part~="conversation-header"]');
    this.title = this.header.getByRole('heading');
    this.backButton = this.root.locator('[part~="back"]');
    this.menuButton = this.header.locator('[part~="menu-button"]');
    this.detailsButton = this.header.locator('[part~="details-button"]');
    this.menu = this.root.locator('tenant-chat-menu');
    this.log = this.root.getByRole('log');
    this.messages = this.log.locator('[part~="message"]');
    this.composer = this.root.locator('[part~="composer-input"]');
    this.sendButton = this.root.locator('[part~="send"]');
    this.formatButton = this.root.locator('[part~="format-button"]');
    this.formatBar = this.root.getByRole('toolbar', { name: 'Formatting' });
    this.mode = this.root.locator('[part~="composer-mode"]');
    this.readOnly = this.root.locator('[part~="read-only"]');
    this.dateJump = this.root.getByRole('dialog', { name: 'Jump to date' });
    this.note = this.root.locator('#composer-note');
    this.typing = this.root.locator('[part~="typing"]');
    this.unreadDivider = this.log.locator('[part~="unread-divider"]');
    this.days = this.log.locator('[part~="day"]');
    this.jumpToEnd = this.root.locator('[part~="jump-to-end"]');
    this.jumpToUnread = this.root.locator('[part~="jump-to-unread"]');
    this.jumpBack = this.root.locator('[part~="jump-back"]');
    this.waitingHint = this.log.locator('[part~="waiting"]');
    this.empty = this.root.locator('[part~="conversation"] > [part~="empty"]');
    this.unsent = this.root.locator('[part~="unsent"]');
    this.details = new ConversationDetailsPage(page, element);
    this.emojiButton = this.root.locator('[part~="emoji-button"]');
    this.picker = new EmojiPickerPage(page, this.root);
    this.completions = this.root.getByRole('listbox').getByRole('option');
  }

  /** The texts of all messages drawn, oldest first. */
  texts(): Locator {
    return this.messages.locator('[part~="bubble"] .text');
  }

  message(text: string): Locator {
    return this.messages.filter({ has: this.#page.getByText(text, { exact: true }) });
  }

  /** How far a message of mine has come: `data-state` is a TickState. */
  tick(text: string): Locator {
    return this.message(text).locator('[part~="tick"]');
  }

  author(text: string): Locator {
    return this.message(text).locator('.author');
  }

  /** What a message answers. */
  quote(text: string): Locator {
    return this.message(text).locator('[part~="quote"]');
  }

  /** Lines of the system: who came, who left. */
  get systemLines(): Locator {
    return this.log.locator('[part~="message-system"]');
  }

  failure(text: string): Locator {
    return this.message(text).locator('[part~="failed"]');
  }

  /** As a quote, a pin or a link sends there; answers whether there is such a message. */
  jumpTo(message_id: string): Promise<boolean> {
    return this.root.evaluate((pane, id) => (pane as unknown as { list: { jumpTo(id: string): Promise<boolean> } }).list.jumpTo(id), message_id);
  }

  jumpToDate(at: string): Promise<boolean> {
    return this.root.evaluate((pane, instant) => (pane as unknown as { list: { jumpToDate(at: string): Promise<boolean> } }).list.jumpToDate(instant), at);
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Opens what can be done with a message and picks one of it. */
  async act(text: string, name: string | RegExp): Promise<void> {
    await this.#press(text, 'menu');
    await this.menu.getByRole('menuitem', { name }).click();
  }

  /** Opens the four emoji at hand for a message: `quick`. */
  async openReactions(text: string): Promise<void> {
    await this.#press(text, 'react');
    await this.quick.first().waitFor();
  }

  /** Emoji at hand, while a menu shows them; by what they do to the message they are on or off. */
  get quick(): Locator {
    return this.menu.getByRole('menuitemcheckbox');
  }

  /** One of `completions`. */
  completion(name: string): Locator {
    return this.completions.filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  /** Opens all emoji for a message: `picker`. */
  async openPicker(text: string): Promise<void> {
    await this.openReactions(text);
    await this.menu.getByRole('menuitem').click();
    await this.picker.search.waitFor();
  }

  /** What people reacted with to a message. */
  chips(text: string): Locator {
    return this.#row(text).locator('[part~="reaction"]');
  }

  #row(text: string): Locator {
    return this.messages.filter({ has: this.#page.locator('.text', { hasText: text }) }).last();
  }

  async #press(text: string, action: string): Promise<void> {
    // The bar of the row comes with the pointer.
    await this.#row(text).hover();
    await this.#row(text).locator(`.tools [data-action="${action}"]`).click();
  }

  /** Answers the question that stands over the conversation. */
  async confirm(): Promise<void> {
    await this.root.locator('[part~="confirm"]').click();
  }

  /** The pinned messages, while `pane` shows them. */
  get pins(): Locator {
    return this.pane.locator('[part~="pin"]');
  }

  /** What stands over the conversation: about a message, the pinned ones, where one is forwarded to. */
  get pane(): Locator {
    return this.root.locator('[part~="message-pane"]').first();
  }

  /** Opens what can be done with the conversation and picks one item after another (an item may open more of them). */
  async pick(...items: readonly (string | RegExp)[]): Promise<void> {
    await this.menuButton.click();
    await this.menu.getByRole('menuitem').first().waitFor();
    for (const name of items) await this.menu.getByRole('menuitem', { name }).or(this.menu.getByRole('menuitemradio', { name })).click();
  }
}
