/** `npm run build`: every package with `tsc -b`, then the widget's bundles. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './setup/repository-root.mjs';
import { runAloud } from './setup/run-command.mjs';

const inRoot = (...path) => join(repositoryRoot, ...path);
const binary = (name) => inRoot('node_modules', '.bin', name);

async function compile() {
  const packages = ['protocol', 'client', 'widget', 'server', 'testkit'];
  // tsc believes its build info; when somebody removed a dist folder, it has to be told.
  const complete = packages.every((name) => existsSync(inRoot('packages', name, 'dist')));
  return runAloud(binary('tsc'), complete ? ['-b'] : ['-b', '--force']);
}

async function bundle() {
  const widget = inRoot('packages', 'widget');
  if (!existsSync(join(widget, 'rollup.config.mjs'))) return true;
  return runAloud(binary('rollup'), ['-c', 'rollup.config.mjs', '--silent'], { cwd: widget });
}

process.exit((await compile()) && (await bundle()) ? 0 : 1);
