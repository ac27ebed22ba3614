import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import type { Database } from '../database.js';
import { migrate } from '../migrate.js';
import { SETTINGS } from '../tenant-transaction.js';
import { lockFolder } from './folder-lock.js';
import { PgliteDatabase } from './pglite-database.js';

/** In that folder (`postgres/` is the data, `lock` says which process has it), or in memory: 'memory://'. */
export async function openPglite(data_dir: string): Promise<Database> {
  const pglite = await openUnmigrated(data_dir);
  try {
    await migrate({
      exec: async (script) => void (await pglite.instance.exec(script)),
      query: async (statement, values) => (await pglite.instance.query<Record<string, unknown>>(statement, [...values])).rows,
    });
    await pglite.instance.exec(Object.entries(SETTINGS).map(([name, value]) => `set ${name} = '${value}';`).join('\n'));
    return new PgliteDatabase(pglite.instance, pglite.release);
  } catch (error) {
    await pglite.instance.close().catch(() => undefined);
    pglite.release();
    throw error;
  }
}

async function openUnmigrated(data_dir: string): Promise<{ readonly instance: PGlite; readonly release: () => void }> {
  const inMemory = data_dir.startsWith('memory://');
  const release = inMemory ? () => undefined : lockFolder(join(data_dir, 'lock'));
  try {
    const asIs = (value: string): string => value;
    const instance = await PGlite.create({
      dataDir: inMemory ? data_dir : join(data_dir, 'postgres'),
      // The list may be added to, not replaced. A small cache is enough for one process, and its memory is ours.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
      parsers: { [types.TIMESTAMP]: asIs, [types.TIMESTAMPTZ]: asIs, [types.DATE]: asIs },
    });
    return { instance, release };
  } catch (error) {
    release();
    throw new Error(`The embedded database in ${data_dir} can not be opened: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
