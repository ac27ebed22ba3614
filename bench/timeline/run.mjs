// node bench/timeline/run.mjs [--rounds N] [--count N] [--works open,append,...]   (../README.md tells what it means)
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findChromium, servePage } from '../../scripts/services.mjs';
import { median, percentile } from '../measure/statistics.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, count: { type: 'string', default: '10000' }, works: { type: 'string' } } });
const COUNT = Number(options.count);
const KEYS = 60;

/** What is done, what is measured, and what must be reached. `against`: a ratio to that system. */
const works = {
  open: {
    title: `open a conversation of ${COUNT} messages`, systems: ['ours', 'plain'],
    async round(page) {
      const before = await page.cpu();
      const wall_ms = await page.ask('(async () => { const from = performance.now(); await bench.open(); return performance.now() - from; })()');
      await page.rest(500);
      return { cpu_ms: (await page.cpu()) - before, wall_ms };
    },
    musts: [{ key: 'cpu_ms', says: 'CPU', against: 'plain', at_most: 1.7 }],
  },
  append: {
    title: 'append one message at the end', systems: ['ours', 'plain'],
    async round(page) {
      await page.open();
      await page.ask('bench.append(5)');
      const idle = await page.idle(60);
      const before = await page.cpu();
      const off_px = await page.ask('bench.append(60)');
      return { cpu_ms: ((await page.cpu()) - before - idle) / 60, off_px };
    },
    musts: [{ key: 'cpu_ms', says: 'CPU', against: 'plain', at_most: 1.5 }, { key: 'off_px', says: 'px off the end', at_most: 0 }],
  },
  fling: {
    title: 'a fling of 120 frames', systems: ['ours', 'plain'],
    async round(page) {
      await page.open();
      return page.scrolled('bench.fling(120)');
    },
    musts: [{ key: 'lost', says: 'frames lost', at_most: 3 }],
  },
  through: {
    title: `all ${COUNT} messages in 120 frames`, systems: ['ours', 'plain'],
    async round(page) {
      await page.open();
      return page.scrolled('bench.through(120)');
    },
    musts: [{ key: 'lost', says: 'frames lost', at_most: 10 }],
  },
  jump: {
    title: 'jump to a message', systems: ['ours'],
    async round(page) {
      await page.open();
      return { off_px: await page.ask(`bench.jump(20, ${COUNT})`) };
    },
    musts: [{ key: 'off_px', says: 'px that it moves', at_most: 1 }],
  },
  key: {
    title: 'a key in the composer', systems: ['ours', 'plain'],
    async round(page) {
      await page.open();
      await page.ask('bench.watchKeys()');
      const idle = await page.idle(KEYS);
      const before = await page.cpu();
      await page.type(KEYS);
      const cpu_ms = ((await page.cpu()) - before - idle) / KEYS;
      return { cpu_ms, p95_ms: percentile(await page.ask('keys'), 0.95) };
    },
    musts: [{ key: 'p95_ms', says: 'p95 ms', at_most: 25 }, { key: 'cpu_ms', says: 'CPU', against: 'plain', at_most: 2 }],
  },
  memory: {
    title: `memory after all ${COUNT} messages were visited`, systems: ['ours', 'plain-window'],
    async round(page) {
      const blank = await page.memory();
      await page.open();
      await page.ask('bench.visitAll()');
      await page.rest(300);
      const { private_mb, heap_mb, nodes } = await page.memory();
      return { private_mb: private_mb - blank.private_mb, heap_mb, nodes };
    },
    musts: [{ key: 'private_mb', says: 'private memory', against: 'plain-window', at_most: 2 }],
  },
};

/** A page of its own for each round, with the messages in memory. */
async function openPage(browser, url, system) {
  const context = await browser.newContext({ viewport: { width: 900, height: 760 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url);
  const metrics = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const ask = (expression) => page.evaluate(expression);
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  // The time that the main thread was given, not the time that passed: the machine may do something else.
  const cpu = async () => (await metrics()).ThreadTime * 1_000;
  const self = {
    ask, rest, cpu,
    async open() {
      await ask('bench.open()');
      await rest(500);
    },
    /** What so many frames cost in which nothing happens. */
    async idle(frames) {
      const before = await cpu();
      await ask(`(async () => { for (let n = 0; n < ${frames}; n += 1) await new Promise(requestAnimationFrame); })()`);
      return (await cpu()) - before;
    },
    /** Frames lost, and what a frame took of the main thread: where that is far below 16.7 ms, others took the frames. */
    async scrolled(expression) {
      const before = await cpu();
      const lost = await ask(expression);
      return { lost, cpu_ms_a_frame: ((await cpu()) - before) / 120 };
    },
    async type(keys) {
      for (let n = 0; n < keys; n += 1) {
        await page.keyboard.press(n % 6 === 5 ? 'Space' : 'abcdefgh'[n % 8]);
        await rest(30);
      }
    },
    async memory() {
      for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
      const { JSHeapUsedSize, Nodes } = await metrics();
      return { private_mb: await privateMb(browser), heap_mb: JSHeapUsedSize / 1e6, nodes: Nodes };
    },
    close: () => context.close(),
  };
  await ask(`bench.prepare(${JSON.stringify(system)}, ${COUNT})`);
  await rest(200);
  return self;
}

/** Of the one renderer that there is: what it shares with nobody. */
async function privateMb(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const kb = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(/Private_Dirty:\s+(\d+)/.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0));
  return kb.reduce((sum, one) => sum + one, 0) / 1_000;
}

async function measure(browser, url, { systems, round }) {
  const results = new Map(systems.map((name) => [name, []]));
  for (let n = 0; n < Number(options.rounds); n += 1) {
    // There and back again, so that what else happens on the machine hits all alike.
    for (const name of n % 2 === 0 ? systems : systems.toReversed()) {
      const page = await openPage(browser, url, name);
      results.get(name).push(await round(page));
      await page.close();
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  return results;
}

function judge({ key, says, against, at_most }, results) {
  const mine = results.get('ours').map((one) => one[key]);
  const theirs = against && results.get(against).map((one) => one[key]);
  const values = theirs ? mine.map((value, n) => value / theirs[n]) : mine;
  const value = median(values);
  const is_reached = value <= at_most;
  console.log(`   ${is_reached ? 'ok  ' : 'MISS'} ${says}${against ? `, ours / ${against}` : ''}: ${value.toFixed(2)} (must: at most ${at_most})   rounds ${values.map((one) => one.toFixed(2)).join(' ')}`);
  return is_reached;
}

function print(results) {
  for (const [name, rounds] of results) {
    const figures = Object.keys(rounds[0]).map((key) => `${key} ${median(rounds.map((one) => one[key])).toFixed(2)} (${Math.min(...rounds.map((one) => one[key])).toFixed(2)})`);
    console.log(`   ${name.padEnd(13)} ${figures.join('   ')}`);
  }
}

async function main() {
  const names = options.works?.split(',') ?? Object.keys(works);
  const unknown = names.filter((name) => works[name] === undefined);
  if (unknown.length > 0) throw new Error(`no such work: ${unknown.join(', ')} (there are ${Object.keys(works).join(', ')})`);
  const { path, args, env } = await findChromium();
  const site = await servePage(fileURLToPath(new URL('page.mjs', import.meta.url)));
  let missed = 0;
  try {
    for (const name of names) {
      console.log(`\n${name}: ${works[name].title}`);
      const browser = await chromium.launch({ executablePath: path, args: [...args, '--enable-precise-memory-info'], env: { ...process.env, ...env } });
      const results = await measure(browser, site.url, works[name]).finally(() => browser.close());
      print(results);
      for (const must of works[name].musts) if (!judge(must, results)) missed += 1;
    }
  } finally {
    await site.stop();
  }
  console.log(missed === 0 ? '\nall held' : `\n${missed} missed`);
  process.exitCode = missed === 0 ? 0 : 1;
}

await main();
