import { basename } from 'node:path';

const banned = /^(utils?|helpers?|common|misc|shared|manager|base)\b/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const generated = /(^|\/)generated\//;
const source = /^(packages|e2e|bench|examples|scripts)\/.*\.(ts|mts|mjs|css|html)$/;

export const title = 'file names are kebab-case and say something';

export function check({ files }) {
  return files
    .filter((path) => source.test(path) && !generated.test(path))
    .flatMap((path) => {
      const name = basename(path);
      const folders = path.split('/').slice(0, -1);
      const nameless = [name, ...folders].find((each) => banned.test(each.split('.')[0]) && banned.exec(each)[0] === each.split('.')[0]);
      return [
        ...(kebab.test(name) ? [] : [`${path}: not kebab-case`]),
        ...(nameless === undefined ? [] : [`${path}: "${nameless}" says nothing`]),
      ];
    });
}
