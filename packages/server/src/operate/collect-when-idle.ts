import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const CHECK_MS = 1_000;
/** Less than this share of a second's work is rest. */
const RESTING = 0.25;
/** What is worth a pause: memory grown by more than this, and by more than this share. */
const WORTH_BYTES = 8 * 1_048_576;
const WORTH_SHARE = 0.1;

/**
 * V8 collects when it allocates, never because it rests: what a storm of reconnects left behind would stay for as long as the node is
 * quiet (bench D: 36 KiB a socket instead of 10). So a process that is ours alone collects while it has little else to do.
 */
export function collectWhenIdle(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let rested = 0;
  let seen = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, seen);
    seen = now;
    if (utilization >= RESTING || process.memoryUsage.rss() - rested < Math.max(WORTH_BYTES, rested * WORTH_SHARE)) return;
    collect();
    rested = process.memoryUsage.rss();
  }, CHECK_MS).unref();
}
