/** What the browser loads: `window.bench` opens a system and does the works on it; the harness measures. */
import { ids, pretendMessage, PretendClient } from '../../packages/widget/src/testing/pretend-client.ts';
import { inFrame, openStage } from '../../packages/widget/src/testing/timeline-stage.ts';
import { PlainList } from './plain-list.mjs';

const FRAME_MS = 1_000 / 60;

/** @type {{prepare: (count: number) => void, open: () => Promise<void>, view: HTMLElement, field: HTMLElement, append: () => void, jumpTo?: (seq: number) => Promise<unknown>}} */
let system;

function plain(count, options) {
  const messages = Array.from({ length: count }, (_, n) => pretendMessage(n + 1));
  const one = {
    async open() {
      const host = document.createElement('div');
      Object.assign(host.style, { position: 'fixed', inset: '0 auto auto 0', inlineSize: '380px', blockSize: '640px' });
      const list = new PlainList(host, messages, { ...options, me: ids.ana });
      document.body.append(host);
      await inFrame(() => undefined);
      Object.assign(one, { view: list.view, field: list.field, append: () => list.append(pretendMessage(list.messages.length + 1)) });
    },
  };
  return one;
}

function ours(count) {
  const client = new PretendClient({ count, held: count, latency: () => 5 });
  const one = {
    async open() {
      const { pane, view } = await openStage({ client });
      Object.assign(one, {
        view, field: pane.renderRoot.querySelector('textarea'), append: () => client.arrive(pretendMessage(client.all.length + 1).content),
        jumpTo: (seq) => pane.list.jumpTo(client.all[seq - 1].id),
      });
    },
  };
  return one;
}

const systems = { ours: (count) => ours(count), plain: (count) => plain(count, {}), 'plain-window': (count) => plain(count, { window: true }) };

/** Frames that the screen would have shown and that did not come, of so many. */
async function scroll(frames, step) {
  const { view } = system;
  let lost = 0;
  let before = await new Promise(requestAnimationFrame);
  for (let n = 0; n < frames; n += 1) {
    view.scrollTop -= step(n);
    const now = await new Promise(requestAnimationFrame);
    lost += Math.max(0, Math.round((now - before) / FRAME_MS) - 1);
    before = now;
  }
  return lost;
}

window.bench = {
  prepare: (name, count) => void (system = systems[name](count)),
  open: () => system.open(),

  /** @returns the most that the view was off the end in any frame, px */
  async append(times) {
    let off_px = 0;
    for (let n = 0; n < times; n += 1) {
      system.append();
      off_px = Math.max(off_px, await inFrame(() => Math.abs(system.view.scrollTop)));
    }
    return off_px;
  },

  /** As a finger does it: fast, and slower and slower. */
  fling: (frames) => scroll(frames, (n) => 220 * 0.97 ** n),

  /** From the end to the beginning. */
  async through(frames) {
    const px = (system.view.scrollHeight - system.view.clientHeight) / frames;
    return scroll(frames, () => px);
  },

  /** @returns the most that a message jumped to moved in the frames after it, px */
  async jump(times, count) {
    let off_px = 0;
    for (let n = 0; n < times; n += 1) {
      const seq = 1 + ((n * 7_919) % count);
      await system.jumpTo(seq);
      const place = () => system.view.querySelector(`[data-seq="${seq}"] .bubble`)?.getBoundingClientRect().top ?? Infinity;
      const before = place();
      for (let frame = 0; frame < 8; frame += 1) off_px = Math.max(off_px, Math.abs((await inFrame(place)) - before));
    }
    return off_px;
  },

  /** Notes how long each press takes until it is painted. */
  watchKeys() {
    window.keys = [];
    system.field.focus();
    system.field.addEventListener('keydown', (event) => void inFrame(() => performance.now()).then((at) => window.keys.push(at - event.timeStamp)), true);
  },

  async visitAll() {
    const { view } = system;
    for (let n = 0; n < 400; n += 1) {
      view.scrollTop -= (view.scrollHeight - view.clientHeight) / 380;
      await inFrame(() => undefined);
    }
    view.scrollTop = 0;
    await inFrame(() => undefined);
  },
};
