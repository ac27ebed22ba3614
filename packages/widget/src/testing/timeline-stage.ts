import { ConversationPane } from '../parts/conversation/conversation-pane.js';
import { loadLater } from '../parts/load-later.js';
import { tokens } from '../theme/tokens.js';
import { ids, PretendClient, type PretendOptions } from './pretend-client.js';

/** A conversation in a page of its own, for tests and benchmarks in real browsers. */
export interface Stage {
  readonly client: PretendClient;
  readonly host: HTMLElement;
  readonly pane: ConversationPane;
  /** The scroller. */
  readonly view: HTMLElement;
  remove(): void;
}

export const HEIGHT_PX = 640;
export const WIDTH_PX = 380;

/** Shows it; resolves when everything of it is there. */
export async function openStage(options: PretendOptions | { readonly client: PretendClient }): Promise<Stage> {
  if (!customElements.get('tenant-chat-conversation-pane')) customElements.define('tenant-chat-conversation-pane', ConversationPane);
  const client = 'client' in options ? options.client : new PretendClient(options);
  const host = document.createElement('div');
  Object.assign(host.style, { position: 'fixed', inset: '0 auto auto 0', inlineSize: `${WIDTH_PX}px`, blockSize: `${HEIGHT_PX}px`, font: '14px sans-serif' });
  const root = host.attachShadow({ mode: 'open' });
  if (tokens.styleSheet) root.adoptedStyleSheets = [tokens.styleSheet];
  const pane = document.createElement('tenant-chat-conversation-pane') as ConversationPane;
  pane.client = client.asClient();
  pane.conversation_id = ids.room;
  root.append(pane);
  document.body.append(host);
  await pane.updateComplete;
  (await loadLater()).makeFormats();
  pane.requestUpdate();
  await painted();
  await painted();
  const view = pane.renderRoot.querySelector<HTMLElement>('.messages');
  if (!view) throw new Error('There is no list.');
  return { client, host, pane, view, remove: () => host.remove() };
}

/**
 * Looks at the next frame as it will be painted: after its layout and after everybody who observes sizes, before anything else can happen.
 * Resolves in a task after it.
 */
export function inFrame<T>(look: () => T): Promise<T> {
  return new Promise((resolve) => {
    const probe = document.createElement('div');
    Object.assign(probe.style, { position: 'fixed', inlineSize: '1px', blockSize: '1px' });
    // Made last, so told last.
    const observer = new ResizeObserver(() => {
      const seen = look();
      observer.disconnect();
      probe.remove();
      // Closed: WebKit keeps all others, and slows down with them.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(seen);
      };
      port2.postMessage(null);
    });
    requestAnimationFrame(() => {
      document.body.append(probe);
      observer.observe(probe);
    });
  });
}

export function painted(): Promise<void> {
  return inFrame(() => undefined);
}
