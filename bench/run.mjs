// node bench/run.mjs A|B|C|D|E|all [--redis] [--rounds N] [--seconds N] [--received] [--systems a,b]   (README.md tells what it means)
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { judge, tableOf } from './report.mjs';
import { startServices } from './services.mjs';
import { Limit } from './systems/limit.mjs';
import { Ours, oursIsBuilt } from './systems/ours.mjs';
import { latency } from './works/a-latency.mjs';
import { throughput } from './works/b-throughput.mjs';
import { group } from './works/c-group.mjs';
import { idle } from './works/d-idle.mjs';
import { history } from './works/e-history.mjs';
import { variant } from './works/work.mjs';

const WORKS = [latency, throughput, group, idle, history];
const USAGE = 'node bench/run.mjs A|B|C|D|E|all [--redis] [--rounds N] [--seconds N] [--received] [--systems limit-ws,limit-ws-pg,limit-http-pg,ours]';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    redis: { type: 'boolean', default: false },
    received: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    systems: { type: 'string' },
  },
});

/** @typedef {import('./works/work.mjs').Work} Work @typedef {import('./systems/system.mjs').System} System */

/** What has to be stopped, however the run ends; the last started first. @type {{stop: () => Promise<void>}[]} */
const running = [];

/** @param {string} name @param {Work} work @param {import('./services.mjs').Services} services @returns {Promise<{system: System, database_url: string}>} */
async function startSystem(name, work, services) {
  const database_url = await services.createDatabase(`${work.letter}_${name}`);
  const { databasePid, redis_url } = services;
  const system = name === 'ours' ? new Ours({ database_url, databasePid, redis_url, received: options.received }) : new Limit(/** @type {'limit-ws'} */ (name), { database_url, databasePid });
  running.unshift(system);
  await system.start();
  return { system, database_url };
}

/** @param {Work} work */
function variantsOf(work) {
  const wanted = options.systems?.split(',');
  if (wanted === undefined) return work.variants;
  // A reference that this work does not usually have can be asked for; history is another work than messages.
  const known = work === history ? ['limit-http-pg', 'ours'] : ['limit-ws', 'limit-ws-pg', 'ours'];
  return wanted.filter((name) => known.includes(name)).flatMap((name) => {
    const usual = work.variants.filter((one) => one.system === name);
    return usual.length > 0 ? usual : [variant(name)];
  });
}

/** @param {Work} work @param {import('./services.mjs').Services} services @returns {Promise<import('./report.mjs').Verdict[]>} */
async function runWork(work, services) {
  const variants = variantsOf(work);
  if (variants.length === 0) return [];
  console.log(`\n${work.letter}: ${work.title}${options.redis ? ' - ours on two nodes with Redis' : ''}`);
  /** @type {Map<string, {system: System, stage: unknown}>} */
  const stages = new Map();
  for (const name of new Set(variants.map((one) => one.system))) {
    const { system, database_url } = await startSystem(name, work, services);
    stages.set(name, { system, stage: await work.prepare(system, database_url) });
  }
  /** @type {Map<string, import('./works/work.mjs').Sample[]>} */
  const results = new Map(variants.map((one) => [one.name, []]));
  for (let round = -work.warm_rounds; round < Number(options.rounds); round += 1) {
    // There and back again, so that a load that grows or shrinks meanwhile favours nobody.
    for (const one of round % 2 === 0 ? variants : variants.toReversed()) {
      const sample = await work.round(stages.get(one.system)?.stage, one, Number(options.seconds ?? work.seconds));
      if (round >= 0) results.get(one.name)?.push(sample);
      process.stderr.write(round >= 0 ? '.' : '-');
    }
  }
  process.stderr.write('\n');
  for (const { stage, system } of stages.values()) {
    await work.finish(stage);
    await system.stop();
    running.splice(running.indexOf(system), 1);
  }
  await services.dropDatabases();
  console.log(`${tableOf(work, results)}\nnothing lost, doubled or out of order`);
  const verdicts = judge(work, results, options.redis);
  for (const { text } of verdicts) console.log(text);
  return verdicts;
}

/** One clear line, before anything was started. @param {string} line @returns {never} */
function complain(line) {
  console.error(line);
  process.exit(1);
}

let failing = false;
/** Whatever goes wrong anywhere (a socket that closes, a message that is out of order) ends the run. @param {unknown} error */
async function fail(error) {
  if (failing) return;
  failing = true;
  console.error(`\nFAILED: ${error instanceof Error ? error.stack : String(error)}`);
  for (const one of running) await one.stop().catch(() => {});
  process.exit(1);
}

async function main() {
  const asked = positionals.map((letter) => letter.toUpperCase());
  const works = asked.includes('ALL') ? WORKS : WORKS.filter(({ letter }) => asked.includes(letter));
  if (works.length === 0 || asked.some((letter) => letter !== 'ALL' && !WORKS.some((work) => work.letter === letter))) complain(`usage: ${USAGE}`);
  if (!oursIsBuilt() && works.some((work) => variantsOf(work).some(({ system }) => system === 'ours'))) {
    complain('packages/server is not built: run "npm run build" first, or measure the references alone with --systems limit-ws,limit-ws-pg,limit-http-pg');
  }
  const services = await startServices({ redis: options.redis });
  running.push(services);
  console.log(`${cpus().length} x ${cpus()[0]?.model.trim()}, node ${process.version}, PostgreSQL ${services.version}; ${options.rounds} rounds in turn; median (best)`);
  /** @type {import('./report.mjs').Verdict[]} */
  const verdicts = [];
  for (const work of works) verdicts.push(...(await runWork(work, services)));
  await services.stop();
  const counted = (/** @type {string} */ outcome) => verdicts.filter((verdict) => verdict.outcome === outcome);
  const missed = counted('failed');
  console.log(`\n${counted('passed').length} passed, ${missed.length} failed, ${counted('not measured').length} not measured`);
  for (const { text } of missed) console.log(text);
  process.exit(missed.length > 0 ? 1 : 0);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => fail(`stopped by ${signal}`));
await main().catch(fail);
