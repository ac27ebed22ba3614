import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../setup/repository-root.mjs';
import { checkCommand, sum } from './check-command.mjs';
import { localBinary } from './local-binary.mjs';

const beside = ['e2e', 'bench'];

export const title = 'TypeScript';

export async function run() {
  const outcomes = [await checkCommand('tsc -b', localBinary('tsc'), ['-b'])];
  for (const folder of beside.filter((name) => existsSync(join(repositoryRoot, name, 'tsconfig.json')))) {
    outcomes.push(await checkCommand(`tsc -p ${folder}`, localBinary('tsc'), ['-p', folder]));
  }
  return sum(outcomes);
}
