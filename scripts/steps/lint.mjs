import { checkCommand } from './check-command.mjs';
import { localBinary } from './local-binary.mjs';

export const title = 'oxlint, with the types';

export async function run() {
  return checkCommand('oxlint', localBinary('oxlint'), ['--deny-warnings']);
}
