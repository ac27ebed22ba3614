import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../setup/stamp.mjs';
import { repositoryRoot } from '../setup/repository-root.mjs';
import { runQuietly } from '../setup/run-command.mjs';

export const title = 'generated files are what their sources say';

/**
 * A package that keeps generated files has a script `generate` that makes them again (the OpenAPI document, the migrations' snapshot ...).
 * Each is run; afterwards every file that git holds or would hold must be as it was.
 */
export async function run() {
  const outcome = { passed: 0, failed: 0 };
  for (const name of readdirSync(join(repositoryRoot, 'packages')).filter(hasGenerator)) {
    const before = contents(name);
    await runQuietly(`${name}: npm run generate`, 'npm', ['run', '--silent', 'generate'], { cwd: join(repositoryRoot, 'packages', name) });
    const after = contents(name);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
    console.log(`${changed.length === 0 ? 'ok  ' : 'FAIL'} packages/${name}: npm run generate`);
    for (const path of changed) console.log(`       ${path} was not up to date (it is now: look at it and commit it)`);
    if (changed.length === 0) outcome.passed += 1;
    else outcome.failed += 1;
  }
  return outcome;
}

function hasGenerator(name) {
  const manifest = join(repositoryRoot, 'packages', name, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.generate !== undefined;
}

function contents(name) {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', `packages/${name}`], { cwd: repositoryRoot, encoding: 'utf8' });
  const paths = [...new Set(list.split('\0'))].filter((path) => path !== '' && existsSync(join(repositoryRoot, path)));
  return new Map(paths.map((path) => [path, hashOf([path])]));
}
