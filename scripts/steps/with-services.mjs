import { endCommands } from '../setup/run-command.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Calls `use(services)` and stops what was started afterwards, also when it fails or a signal comes.
 * `services()` starts PostgreSQL and Redis and finds Chromium at its first call, and answers the environment that names them.
 */
export async function withServices(use) {
  let started;
  const services = () => (started ??= start());
  const stop = async () => {
    const running = await started?.catch(() => undefined);
    await Promise.all((running?.handles ?? []).map((handle) => handle.stop()));
  };
  const onSignal = (signal) => {
    endCommands();
    void stop().finally(() => {
      signals.forEach((each) => process.removeAllListeners(each));
      process.kill(process.pid, signal);
    });
  };
  signals.forEach((signal) => process.once(signal, onSignal));
  try {
    return await use(async () => (await services()).env);
  } finally {
    await stop();
    signals.forEach((signal) => process.removeListener(signal, onSignal));
  }
}

async function start() {
  const { findChromium, startPostgres, startRedis } = await import('../services.mjs');
  const outcomes = await Promise.allSettled([startPostgres(), startRedis(), findChromium()]);
  const broken = outcomes.find(({ status }) => status === 'rejected');
  const handles = outcomes.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  if (broken !== undefined) {
    await Promise.all(handles.map((handle) => handle.stop()));
    throw broken.reason;
  }
  const [postgres, redis, browser] = handles;
  return { handles, env: { DATABASE_URL: postgres.url, REDIS_URL: redis.url, CHROME_PATH: browser.path, ...browser.env } };
}
