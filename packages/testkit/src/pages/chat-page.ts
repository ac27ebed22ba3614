import type { Locator, Page } from '@playwright/test';
import { ChatsTab } from './chats-tab.js';
import { ConversationPage } from './conversation-page.js';
import { GroupDialogPage } from './group-dialog.js';
import { PeopleTab } from './people-tab.js';

export type TabName = 'chat' | 'chats' | 'people';

/**
 * `<tenant-chat>` on a host's page. Everything is found by part and role, never by text of ours, so the same object drives every
 * language. `element` names one of several on a page.
 */
export class ChatPage {
  readonly page: Page;
  readonly element: Locator;
  readonly launcher: Locator;
  readonly panel: Locator;
  readonly tabs: Locator;
  readonly closeButton: Locator;
  readonly expandButton: Locator;
  /** The line below the tabs while there is no connection. */
  readonly banner: Locator;
  /** The number on the launcher. */
  readonly badge: Locator;
  /** How many other people of the tenant are online, on the launcher. */
  readonly online: Locator;
  /** What stands in the place of a panel that could not be loaded. */
  readonly loadFailure: Locator;
  /** What stands in the place of everything while nobody is signed in. */
  readonly refusal: Locator;
  readonly chats: ChatsTab;
  readonly people: PeopleTab;
  readonly dialog: GroupDialogPage;
  readonly conversation: ConversationPage;

  constructor(page: Page, element: Locator = page.locator('tenant-chat').first()) {
    this.page = page;
    this.element = element;
    this.launcher = element.locator('[part~="launcher"]');
    this.panel = element.locator('[part~="panel"]');
    this.tabs = element.locator('[part~="tabs"]').getByRole('tab');
    this.closeButton = element.locator('[part~="close"]');
    this.expandButton = element.locator('[part~="expand"]');
    this.banner = element.locator('[part~="banner"]');
    this.badge = this.launcher.locator('[part~="badge"]');
    this.online = this.launcher.locator('[part~="online"]');
    this.loadFailure = element.locator('[part="skeleton"]:has(button)');
    this.refusal = this.panel.getByRole('alert');
    this.chats = new ChatsTab(page, element);
    this.people = new PeopleTab(page, element);
    this.dialog = new GroupDialogPage(page, element);
    this.conversation = new ConversationPage(page, element);
  }

  tab(name: TabName): Locator {
    return this.element.locator(`[part~="tab-${name}"]`);
  }

  /** Opens the panel by its launcher, when it is not open; inline there is no launcher. */
  async open(): Promise<void> {
    const [is_open, mode] = await Promise.all([this.element.getAttribute('open'), this.element.getAttribute('mode')]);
    if (is_open === null && mode !== 'inline') await this.launcher.click();
    await this.panel.waitFor();
  }

  async close(): Promise<void> {
    await this.closeButton.click();
    await this.panel.waitFor({ state: 'detached' });
  }

  async showTab(name: TabName): Promise<void> {
    await this.open();
    await this.tab(name).click();
  }

  /** From People: one press begins (or finds) the conversation. */
  async talkTo(name: string): Promise<void> {
    await this.showTab('people');
    await this.people.person(name).click();
    await this.conversation.title.getByText(name, { exact: true }).waitFor();
  }

  /** From the list. */
  async openChat(title: string): Promise<void> {
    await this.showTab('chats');
    await this.chats.row(title).click();
    await this.conversation.title.getByText(title, { exact: true }).waitFor();
  }

  async newGroup(title: string, names: readonly string[]): Promise<void> {
    await this.showTab('people');
    await this.people.newGroupButton.click();
    await this.dialog.create(title, names);
    await this.conversation.title.getByText(title, { exact: true }).waitFor();
  }

  /** Whether others see what I read, and I what they read. */
  async setReceipts(on: boolean): Promise<void> {
    await this.showTab('people');
    await this.people.settingsButton.click();
    const box = this.element.locator('[part~="receipts-setting"]');
    await box.setChecked(on);
    await this.page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
  }

  /** What a host's own button calls: opens the conversation with one person, by the host's id of her. */
  async startConversation(user: string): Promise<void> {
    await this.element.evaluate((element, id) => (element as HTMLElement & { startConversation(id: string): Promise<string> }).startConversation(id), user);
  }

  /** What a host's own sign-out button calls. */
  async signOut(): Promise<void> {
    await this.element.evaluate((element) => (element as HTMLElement & { signOut(): Promise<void> }).signOut());
  }
}
