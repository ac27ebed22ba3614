import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { repositoryRoot } from '../setup/repository-root.mjs';

const text = /\.(ts|mts|mjs|js|json|jsonc|ya?ml|md|css|html|sql|sh|txt|conf|toml|svg)$|(^|\/)(Dockerfile|\.ci\/run|\.[a-z]+ignore|\.npmrc|LICENSE)$/;
const registries = /registry\.(npmjs|yarnpkg|npmmirror)\b|npmmirror\.com/;
const paths = /(^|[\s"'`(=:])\/(work|home|Users)\/[\w.-]/;

export const title = 'nothing names a registry or a path of somebody\'s machine';

export function check({ files, read }) {
  const mine = ownNames();
  return files
    .filter((path) => text.test(path))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, index) => (registries.test(line) || paths.test(line) || mine.some((name) => line.includes(name)) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
    );
}

// Whatever this machine is called: its registry, this clone, this home. Short ones (/, /app, /root) would be found in innocent text.
function ownNames() {
  const registry = spawnSync('npm', ['config', 'get', 'registry'], { cwd: repositoryRoot, encoding: 'utf8', shell: process.platform === 'win32' }).stdout?.trim() ?? '';
  const host = URL.canParse(registry) ? new URL(registry).host : '';
  return [host, `${repositoryRoot}/`, `${homedir()}/`].filter((name) => name.length > 7);
}
