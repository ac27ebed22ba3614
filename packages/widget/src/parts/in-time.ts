/** What can be done without does not hold up longer than this what somebody asked for. */
const WAIT_MS = 300;

/** null: it has not come so soon. */
export function inTime<T>(wanted: Promise<T>): Promise<T | null> {
  return Promise.race([wanted, new Promise<null>((resolve) => setTimeout(resolve, WAIT_MS, null))]);
}
