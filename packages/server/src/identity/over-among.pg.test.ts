import { expect, test } from 'vitest';
import type { Database } from '../db/database.js';
import { addPeople, addTenant, openTestDatabase, testDatabaseKinds } from '../db/test-database.js';
import { Sessions } from './sessions.js';

test.each(testDatabaseKinds)('which sessions are over is one question for all tenants, on %s', async (kind) => {
  const { database, drop } = await openTestDatabase(kind);
  try {
    let asked = 0;
    const counting: Database = { ...database, asSystem: (run) => { asked += 1; return database.asSystem(run); } };
    const sessions = new Sessions(counting);
    const opened = [];
    for (let index = 0; index < 3; index += 1) {
      const tenant_id = await addTenant(database);
      const { ana, bruno } = await addPeople(database, tenant_id, ['ana', 'bruno']);
      for (const user_id of [ana, bruno]) opened.push((await sessions.open({ tenant_id, user_id }, 'bearer')).session);
    }
    const [first, second, third] = opened;
    await sessions.revoke(second!);
    asked = 0;
    // An id of one tenant is none of another.
    expect(await sessions.overAmong([...opened.slice(0, 2), { ...third!, tenant_id: first!.tenant_id }, ...opened.slice(3)])).toEqual(new Set([second!.id, third!.id]));
    expect(asked).toBe(1);
  } finally {
    await drop();
  }
});
