/**
 * The reference: messages as plain DOM in chunks of 50 in a column-reverse scroller, and nothing else. No grouping, days, ticks, states, names, languages,
 * no keyboard. With `window` it takes chunks that are far from the view out of the document, as little as that needs.
 */
const CHUNK = 50;
const ROW_PX = 56;
const NEAR_PX = 3_000;

const sheet = `
  .plain { display: flex; flex-direction: column; block-size: 100%; font: 14px/20px sans-serif; }
  .plain .messages { display: flex; flex: 1; flex-direction: column-reverse; min-block-size: 0; overflow: hidden auto; overflow-anchor: none; contain: strict; }
  .plain .chunk { content-visibility: auto; contain-intrinsic-block-size: auto ${CHUNK * ROW_PX}px; }
  .plain.window .chunk { content-visibility: visible; contain: layout style; }
  .plain .row { display: flex; padding: 2px 12px; }
  .plain .row.mine { justify-content: flex-end; }
  .plain .bubble { max-inline-size: 80%; padding: 7px 12px; border-radius: 16px; background: #f0f1f4; overflow-wrap: anywhere; }
  .plain .text { white-space: pre-wrap; }
  .plain time { float: inline-end; margin-inline-start: 10px; color: #5a6170; font-size: 11px; }
  .plain textarea { block-size: 40px; }`;

export class PlainList {
  /** @param {HTMLElement} host @param {readonly {id: string, content: string, created_at: string, sender_id: string}[]} messages */
  constructor(host, messages, { window = false, me = '' } = {}) {
    this.messages = [...messages];
    this.me = me;
    const root = host.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    root.adoptedStyleSheets = [style];
    const pane = document.createElement('div');
    pane.className = window ? 'plain window' : 'plain';
    this.view = document.createElement('div');
    this.view.className = 'messages';
    this.content = document.createElement('div');
    this.field = document.createElement('textarea');
    this.view.append(this.content);
    pane.append(this.view, this.field);
    this.is_window = window;
    this.first = messages.length % CHUNK;
    const count = Math.ceil(messages.length / CHUNK);
    for (let at = 0; at < count; at += 1) this.content.append(this.#chunk(at, window && at < count - 4));
    root.append(pane);
    if (window) this.view.addEventListener('scroll', () => this.#look(), { passive: true });
  }

  append(message) {
    this.messages.push(message);
    const last = this.content.lastElementChild;
    if (last.childElementCount < CHUNK) last.append(this.#row(message));
    else this.content.append(this.#chunk(this.content.childElementCount, false));
  }

  #chunk(at, is_away) {
    const chunk = document.createElement('div');
    chunk.className = 'chunk';
    if (is_away) chunk.style.blockSize = `${CHUNK * ROW_PX}px`;
    else chunk.append(...this.#rows(at));
    return chunk;
  }

  #rows(at) {
    return this.messages.slice(at * CHUNK, (at + 1) * CHUNK).map((message) => this.#row(message));
  }

  #row({ id, content, created_at, sender_id }) {
    const row = document.createElement('div');
    row.className = sender_id === this.me ? 'row mine' : 'row';
    row.dataset.key = id;
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    const text = document.createElement('span');
    text.className = 'text';
    text.textContent = content;
    const time = document.createElement('time');
    time.dateTime = created_at;
    time.textContent = created_at.slice(11, 16);
    bubble.append(text, time);
    row.append(bubble);
    return row;
  }

  #look() {
    const { top, bottom } = this.view.getBoundingClientRect();
    [...this.content.children].map((chunk, at) => ({ chunk, at, box: chunk.getBoundingClientRect() })).forEach(({ chunk, at, box }) => {
      const is_near = box.bottom > top - NEAR_PX && box.top < bottom + NEAR_PX;
      if (is_near === (chunk.childElementCount > 0)) return;
      chunk.style.blockSize = is_near ? '' : `${box.height}px`;
      chunk.replaceChildren(...(is_near ? this.#rows(at) : []));
    });
  }
}
