import { checkArchitecture, reportArchitecture } from '../architecture.mjs';

export const title = 'the rules of the house';

export async function run() {
  return reportArchitecture(await checkArchitecture());
}
