import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncApiDocument } from './asyncapi.js';
import { openApiDocument } from './openapi.js';

/** Writes both documents into a folder (or, with `check`, only compares); gives the names of those that were not up to date. */
export async function writeReference(folder: string, options: { readonly check: boolean }): Promise<readonly string[]> {
  const documents = { 'openapi.json': openApiDocument(), 'asyncapi.json': asyncApiDocument() };
  const stale: string[] = [];
  if (!options.check) await mkdir(folder, { recursive: true });
  for (const [name, document] of Object.entries(documents)) {
    const path = join(folder, name);
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if ((await readFile(path, 'utf8').catch(() => null)) === text) continue;
    stale.push(name);
    if (!options.check) await writeFile(path, text);
  }
  return stale;
}
