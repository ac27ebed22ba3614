import type { MessageList } from '../parts/conversation/message-list.js';
import { Onlooker } from './onlooker.js';
import { mulberry } from './random-numbers.js';
import { HEIGHT_PX, openStage, WIDTH_PX, type Stage } from './timeline-stage.js';

export interface PlayOptions {
  readonly seed: number;
  readonly steps: number;
  readonly count: number;
  readonly held: number;
}

export interface Played {
  /** Each time that what has to hold still did not. */
  readonly problems: readonly string[];
  readonly frames: number;
  readonly steps: readonly string[];
  /** Rows in the document, at most. */
  readonly rows_max: number;
  /** Messages held, at most. */
  readonly held_max: number;
}

/** What is in the way of nothing in one frame and has to be told of in the next ones. */
const FRAMES = 5;
const ALLOWED_PX = 1;
/** The highest image. */
const IMAGE_PX = 220;

/**
 * Does random things to a conversation and looks at every frame: what the person reads (the first message whose start can be seen, or the
 * one she jumped to; at the end the end) stays where it is, whatever happens but her own scrolling (SPEC.md T3 - T9).
 */
export async function playTimeline({ seed, steps, count, held }: PlayOptions): Promise<Played> {
  const random = mulberry(seed);
  const pauses = mulberry(seed + 1);
  const stage = await openStage({ count, held, latency: () => Math.floor(pauses() * 30) });
  const player = new Player(stage, random);
  try {
    for (let step = 0; step < steps && player.problems.length === 0; step += 1) await player.step();
    return player;
  } finally {
    stage.remove();
  }
}

type Act = readonly [name: string, weight: number, act: () => void | Promise<unknown>];

class Player extends Onlooker implements Played {
  readonly problems: string[] = [];
  readonly steps: string[] = [];
  rows_max = 0;
  held_max = 0;
  readonly #random: () => number;
  readonly #still: readonly Act[];
  readonly #moves: readonly Act[];
  /** Where she was before she jumped. */
  #stands: (string | null)[] = [];

  constructor(stage: Stage, random: () => number) {
    super(stage);
    this.#random = random;
    const { client, host } = stage;
    const text = (): string => `${this.#below(1_000)} ${'a few words more '.repeat(this.#below(14))}`;
    const anySeq = (): number => (this.#random() < 0.7 ? this.#seqInSight() : this.#heldSeq());
    this.#still = [
      ['append', 5, () => void client.arrive(text())],
      ['several', 2, () => { for (let n = this.#below(6); n >= 0; n -= 1) client.arrive(text()); }],
      ['edit', 6, () => client.change(anySeq(), { content: text(), edited_at: new Date().toISOString() })],
      ['delete', 3, () => client.change(anySeq(), { deleted_at: new Date().toISOString(), content: '' })],
      ['reaction', 2, () => client.change(anySeq(), {})],
      ['read', 2, () => client.readBy(client.all.length)],
      ['typing', 1, () => client.type(this.#random() < 0.5)],
      ['height', 3, () => { host.style.blockSize = `${HEIGHT_PX - this.#below(260)}px`; }],
      ['width', 3, () => { host.style.inlineSize = `${WIDTH_PX - 60 + this.#below(300)}px`; }],
      ['font', 2, () => { host.style.setProperty('--tenant-chat-font-size', `${12 + this.#below(10)}px`); }],
      ['image', 4, () => this.#image()],
      ['draft', 1, () => this.#draft()],
    ];
    this.#moves = [
      ['scroll', 8, () => this.#scroll((this.#random() - 0.6) * 900)],
      ['fling', 5, () => this.#fling()],
      ['top', 1, () => this.#scroll(-1e6)],
      ['bottom', 1, () => this.#scroll(1e6)],
      ['jump', 4, () => this.#jump(1 + this.#below(client.all.length))],
      ['date', 1, () => this.#jumpToDate()],
      ['back', 3, () => this.#goBack()],
      ['end', 2, () => this.#press('.jump.down')],
      ['keys', 3, () => this.#keys()],
      ['send', 1, () => this.#send(text())],
    ];
  }

  async step(): Promise<void> {
    const is_move = this.#random() < 0.35;
    const [name, , act] = this.#pick(is_move ? this.#moves : this.#still);
    this.steps.push(name);
    console.debug(this.steps.length, name);
    if (is_move) {
      if (!['jump', 'date'].includes(name)) {
        this.target = null;
        this.is_sent = false;
      }
      if (this.isAtEnd) this.#stands = [];
      await act();
      await this.#rest();
      await this.#choose();
    } else await this.#hold(name, act);
    this.rows_max = Math.max(this.rows_max, this.stage.view.querySelectorAll('.row').length);
    this.held_max = Math.max(this.held_max, this.conversation.messages.length);
  }

  /** Does something that moves nothing, and looks. */
  async #hold(name: string, act: () => void | Promise<unknown>): Promise<void> {
    const { view } = this.stage;
    // As it was painted last.
    const { was_at_end, key, top, distance_px } = await this.frame(() => ({ was_at_end: this.isAtEnd, ...(this.isAtEnd ? { key: '', top: 0 } : this.anchor()), distance_px: Math.abs(view.scrollTop) }));
    if (was_at_end) {
      await act();
      for (let n = 0; n < FRAMES; n += 1) {
        const scroll_top = await this.frame(() => view.scrollTop);
        // What is taller than the view shows its start.
        const is_at_end = Math.abs(scroll_top) <= ALLOWED_PX || (name === 'append' || name === 'several' ? this.startsAtTop : false);
        if (!is_at_end) this.#tell(name, n, `${scroll_top} px off the end`);
      }
      return;
    }
    await act();
    for (let n = 0; n < FRAMES; n += 1) {
      const { now, scroll_top, is_cut } = await this.frame(() => ({ now: this.topOf(key), scroll_top: view.scrollTop, is_cut: this.isCut }));
      // Near to the end what arrives is followed.
      if ((name === 'append' || name === 'several') && distance_px <= 150 && !this.hasNewer) return this.#rest();
      // Where the list ends it can not be held.
      const is_held = now !== null && (Math.abs(now - top) <= ALLOWED_PX || is_cut);
      if (!is_held) this.#tell(name, n, `"${key.slice(-6)}" ${now === null ? 'went away' : `moved by ${now - top} px`} (${-distance_px} before, ${scroll_top} now)`);
      if (!is_cut) continue;
      await this.#rest();
      // Sent to or not: who has come to the end that way is at the end.
      if (Math.abs((this.topOf(key) ?? Infinity) - top) > ALLOWED_PX / 2 && this.isEndThere) this.is_sent = false;
      return;
    }
  }

  /** What she reads is what she sees first when she has scrolled last: a little more, so that it is the same for all. */
  async #choose(): Promise<void> {
    const { view } = this.stage;
    if (this.is_sent || this.isAtEnd) return;
    view.scrollTop -= 3;
    await this.frame(() => undefined);
    this.target = null;
    this.target = this.anchor().key;
  }

  /** Until nothing comes any more. */
  async #rest(): Promise<void> {
    let before = '';
    for (let calm = 0, n = 0; calm < 4 && n < 60; n += 1) {
      await this.frame(() => undefined);
      const { view } = this.stage;
      const now = `${view.scrollTop} ${view.scrollHeight} ${this.conversation.messages.length} ${this.conversation.outbox.length}`;
      calm = now === before ? calm + 1 : 0;
      before = now;
    }
  }

  /** Scrolls some frames long; a message in sight moves by what was scrolled and by nothing else, whatever comes meanwhile. */
  async #fling(): Promise<void> {
    const { view, client } = this.stage;
    const step = (this.#random() < 0.6 ? -1 : 1) * (10 + this.#below(this.#random() < 0.3 ? 1_500 : 120));
    let painted = await this.frame(() => this.edges());
    for (let n = 8 + this.#below(16); n > 0 && this.problems.length === 0; n -= 1) {
      const was_at_end = this.isAtEnd;
      const before = view.scrollTop;
      view.scrollTop += step;
      const scrolled = view.scrollTop - before;
      // What has grown since the last frame is not told of yet: at the end of the list its correction and her scrolling are one (T6).
      // So near to the upper end there may not be room for what grows below, though more of the list comes in the same frame.
      const was_cut = this.isCut || this.roomAbove < IMAGE_PX;
      if (this.#random() < 0.3) this.#quiet(client);
      const { edges, is_cut } = await this.frame(() => ({ edges: this.edges(), is_cut: this.isCut }));
      // What grows in sight moves what is above or below it, and one of its own edges, but never all that can still be seen.
      const moved = [...edges].flatMap(([row, now]) => painted.get(row)?.map((before, n) => (now[n] ?? 0) - before + scrolled) ?? []);
      const is_held = moved.length === 0 || moved.some((px) => Math.abs(px) <= ALLOWED_PX);
      if (!is_held && !is_cut && !was_cut && !was_at_end) this.#tell('fling', n, `what is in sight moved by ${moved.join(', ')} px beside the scrolling of ${scrolled} (${view.scrollTop} now)`);
      painted = edges;
    }
  }

  /** Something that may happen while she scrolls; at the end nothing would have to hold still. */
  #quiet(client: Stage['client']): void {
    const what = this.#below(3);
    if (what === 0 && !this.isNearEnd) client.arrive('while she scrolls');
    else if (what === 1) client.change(this.#heldSeq(), { content: `edited ${'while she scrolls '.repeat(this.#below(9))}` });
    else this.#image();
  }

  async #jumpToDate(): Promise<void> {
    const { client, view } = this.stage;
    this.#stands.push(this.isAtEnd ? null : this.anchor().key);
    await this.#list.jumpToDate(client.all[this.#below(client.all.length)]?.created_at ?? '');
    this.arrived(view.querySelector<HTMLElement>('[data-found]')?.dataset['key'] ?? null);
  }

  async #goBack(): Promise<void> {
    if (!this.stage.pane.renderRoot.querySelector('.jump.back')) return;
    const stand = this.#stands.at(-1) ?? null;
    this.#stands.pop();
    this.#press('.jump.back');
    await this.#rest();
    if (stand !== null) this.arrived(stand);
  }

  async #jump(seq: number): Promise<void> {
    this.#stands.push(this.isAtEnd ? null : this.anchor().key);
    const id = this.stage.client.all[seq - 1]?.id ?? '';
    if (!(await this.#list.jumpTo(id))) this.problems.push(`step ${this.steps.length}: no jump to ${seq}`);
    this.arrived(id);
    const before = this.topOf(id);
    for (let n = 0; n < FRAMES; n += 1) {
      const now = await this.frame(() => this.topOf(id));
      if (now === null || before === null || Math.abs(now - before) > ALLOWED_PX) this.#tell('jump', n, `the target moved from ${before} to ${now} px`);
      else if (now > this.stage.view.clientHeight) this.#tell('jump', n, `the target is not in sight: ${now} px`);
    }
  }

  #scroll(px: number): void {
    this.stage.view.scrollTop += px;
  }

  #press(selector: string): void {
    this.stage.pane.renderRoot.querySelector<HTMLElement>(selector)?.click();
  }

  #send(text: string): void {
    this.stage.client.send(this.conversation.row.id, text);
    this.#list.toEnd();
  }

  async #keys(): Promise<void> {
    const { view, pane } = this.stage;
    const key = ['ArrowUp', 'ArrowDown', 'ArrowUp', 'Home', 'End'][this.#below(5)] ?? 'ArrowUp';
    for (let n = key.startsWith('Arrow') ? 1 + this.#below(12) : 1; n > 0; n -= 1) {
      const target = (pane.renderRoot as ShadowRoot).activeElement?.closest('.row') ?? view;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      await this.frame(() => undefined);
    }
  }

  /** An image without a box of its own, that is there after a while. */
  #image(): void {
    const bubbles = [...this.stage.view.querySelectorAll('.row[data-seq] .bubble')];
    const bubble = bubbles[this.#below(bubbles.length)];
    const image = document.createElement('img');
    const height = 20 + this.#below(IMAGE_PX - 20);
    setTimeout(() => (image.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="${height}"><rect width="80" height="${height}"/></svg>`)}`), this.#below(30));
    bubble?.append(image);
  }

  /** The composer grows and shrinks. */
  #draft(): void {
    const field = this.stage.pane.renderRoot.querySelector('textarea');
    if (!field) return;
    field.value = 'one line\n'.repeat(this.#below(6));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  get #list(): MessageList {
    return this.stage.pane.list;
  }

  #seqInSight(): number {
    const rows = [...this.stage.view.querySelectorAll<HTMLElement>('.row[data-seq]')];
    return Number(rows[this.#below(rows.length)]?.dataset['seq'] ?? 1);
  }

  #heldSeq(): number {
    const { messages } = this.conversation;
    return messages[this.#below(messages.length)]?.seq ?? 1;
  }

  #tell(name: string, frame: number, what: string): void {
    this.problems.push(`step ${this.steps.length} (${this.steps.slice(-4).join(', ')}), ${name}, frame ${frame}: ${what}`);
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  #pick(acts: readonly Act[]): Act {
    let at = this.#random() * acts.reduce((sum, [, weight]) => sum + weight, 0);
    const found = acts.find(([, weight]) => (at -= weight) < 0) ?? acts[0];
    if (!found) throw new Error('There is nothing to do.');
    return found;
  }
}
