import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls `use(file, readReport)` with a file for a test runner's JSON report, and removes it afterwards. */
export async function withReport(use) {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-chat-report-'));
  const file = join(folder, 'report.json');
  const readReport = () => {
    if (!existsSync(file)) throw new Error('the test runner ended without a report');
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  try {
    return await use(file, readReport);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
