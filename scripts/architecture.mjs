/** `npm run architecture`: the rules of the house that a linter does not know. Each check stands in its own file. */
import { pathToFileURL } from 'node:url';

const names = [
  'package-direction',
  'room-direction',
  'import-cycles',
  'entry-modules',
  'file-names',
  'file-measures',
  'element-attributes',
  'browser-safety',
  'key-handlers',
  'language',
  'pure-state',
  'test-hygiene',
  'spec-rules',
  'law-cases',
  'translations',
  'exported-parts',
  'machine-names',
];

/** Runs every check. @returns {Promise<{modules: number, results: {title: string, problems: string[]}[]}>} */
export async function checkArchitecture() {
  const { readTree } = await import('./architecture/read-modules.mjs');
  const tree = readTree();
  const checks = await Promise.all(names.map((name) => import(`./architecture/${name}.mjs`)));
  const results = checks.map(({ title, check }) => ({ title, problems: [...new Set(check(tree))] }));
  // A check that read nothing has not passed.
  results.push({ title: 'the checks read the packages', problems: tree.production.length === 0 ? ['0 modules were read'] : [] });
  return { modules: tree.modules.length, results };
}

/** Prints the results; returns how many checks passed and failed. */
export function reportArchitecture({ modules, results }) {
  for (const { title, problems } of results) {
    console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${title}`);
    for (const problem of problems) console.log(`       ${problem}`);
  }
  console.log(`${modules} modules read`);
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  return { passed: results.length - failed, failed };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exit(reportArchitecture(await checkArchitecture()).failed === 0 ? 0 : 1);
}
