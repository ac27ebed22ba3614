import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import type { OperationOutput } from '@tenant-chat/protocol/schemas';
import { html, LitElement, type TemplateResult } from 'lit';
import { checkboxStyles } from '../../theme/checkbox.styles.js';
import { controls } from '../../theme/controls.styles.js';
import { icons } from '../../theme/icons.js';
import { reset } from '../../theme/reset.styles.js';
import { isEscape } from '../conversation/enter-key.js';
import { sidePaneStyles } from '../side-pane.styles.js';
import { errorWords } from '../conversation/error-words.js';
import { notice } from '../states/notice.js';
import { noticeStyles } from '../states/notice.styles.js';
import { skeletonRows } from '../states/skeleton-rows.js';
import { skeletonStyles } from '../states/skeleton.styles.js';
import { settingsStyles } from './settings-dialog.styles.js';

type Settings = OperationOutput<'get_settings'>;

/**
 * What holds for me everywhere. Loaded when it is wanted.
 * @fires tenant-chat-dialog-close
 * @internal
 */
export class SettingsDialog extends LitElement {
  static override styles = [reset, controls, checkboxStyles, noticeStyles, skeletonStyles, sidePaneStyles, settingsStyles];
  static override properties = { client: { attribute: false }, settings: { state: true }, failure: { state: true } };

  client: ChatClient | null = null;
  settings: Settings | null = null;
  failure = '';

  constructor() {
    super();
    this.addEventListener('keydown', (event) => {
      if (!isEscape(event)) return;
      event.preventDefault();
      this.#close();
    });
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
    void this.#load();
  }

  override render(): TemplateResult {
    return html`<div class="side-pane" role="dialog" aria-modal="true" aria-labelledby="heading">
      <div class="head"><button type="button" class="icon-button" aria-label=${msg('Close settings')} @click=${this.#close}>${icons.close}</button>
        <h2 id="heading">${msg('Settings')}</h2></div>
      <div class="scroller">${this.#content()}</div>
    </div>`;
  }

  #content(): TemplateResult {
    const { settings, failure } = this;
    if (!settings) return failure ? notice({ icon: icons.alert, is_error: true, text: failure, button: { label: msg('Try again'), press: () => void this.#load() } }) : skeletonRows(2);
    const is_off = !settings.tenant.receipts;
    return html`${failure ? html`<p class="error" role="alert">${failure}</p>` : ''}
      <label class="setting"><input type="checkbox" part="receipts-setting" .checked=${settings.receipts && !is_off} ?disabled=${is_off} @change=${this.#toggleReceipts} />
        <span><strong>${msg('Read receipts')}</strong><span class="hint">${is_off
          ? msg('They are off for everybody in your organisation.')
          : msg('Others see what you have read, and you see what they have read. When this is off, neither is shown.')}</span></span></label>`;
  }

  async #load(): Promise<void> {
    this.failure = '';
    await this.#run(async (client) => (this.settings = await client.call('get_settings', {})));
  }

  async #run(ask: (client: ChatClient) => Promise<unknown>): Promise<void> {
    try {
      if (this.client) await ask(this.client);
    } catch (error) {
      this.failure = errorWords(error);
    }
  }

  readonly #toggleReceipts = async (event: Event): Promise<void> => {
    const box = event.target as HTMLInputElement;
    this.failure = '';
    await this.#run(async (client) => (this.settings = await client.call('update_settings', { receipts: box.checked })));
    box.checked = this.settings?.receipts ?? true;
  };

  readonly #close = (): void => void this.dispatchEvent(new CustomEvent('tenant-chat-dialog-close'));
}
