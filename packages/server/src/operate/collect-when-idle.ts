import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const CHECK_MS = 1_000;
/** Less than this share of a second's work is rest. */
const RESTING = 0.25;
/** Garbage that is worth a pause: more than this, and more than this share of what lives. */
const WORTH_BYTES = 8 * 1_048_576;
const WORTH_SHARE = 0.25;

/**
 * V8 collects when it allocates, never because it rests: what a storm of reconnects left behind would stay for as long as the node is
 * quiet (bench D: 36 KiB a socket instead of 10). So a process that is ours alone collects while it has nothing else to do.
 */
export function collectWhenIdle(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let lived = 0;
  let seen = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, seen);
    seen = now;
    const used = getHeapStatistics().used_heap_size;
    if (utilization >= RESTING || used - lived < Math.max(WORTH_BYTES, lived * WORTH_SHARE)) return;
    collect();
    lived = getHeapStatistics().used_heap_size;
  }, CHECK_MS).unref();
}
