import type { Core } from '@tenant-chat/client';

/** As many as the server gives at once. */
const PAGE = 200;
const MOST_PAGES = 10;
/** After an outage everybody comes back at once: nobody waits for this figure. */
const HERD_MS = 10_000;

/**
 * Asks the directory who of the tenant is there, with each new connection, page after page until it is enough. By itself presence
 * comes for the people of one's conversations, and for whoever comes or goes later: who else is counted would depend on who came first.
 */
export function meetTenant(core: Core, isEnough: () => boolean): void {
  const { call, clock, isWorking, position, random } = core.tools;
  let is_due = false;
  let is_first = true;
  let cancel = (): void => {};
  const ask = async (): Promise<void> => {
    let after: string | undefined;
    for (let n = 0; n < MOST_PAGES && isWorking(); n += 1) {
      const { users, has_more } = await call('list_users', { limit: PAGE, ...(after !== undefined && { after }) });
      if (!has_more || isEnough()) return;
      after = users.at(-1)?.id;
    }
  };
  core.join({
    resume: () => void (is_due = true),
    changed() {
      // An answer from before the first snapshot would not be put.
      if (!is_due || position() === null) return;
      cancel = clock.after(is_first ? 0 : random() * HERD_MS, () => void ask().catch(() => {}));
      is_due = is_first = false;
    },
    rest: () => cancel(),
  });
}
