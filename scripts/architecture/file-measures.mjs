const limit = 300;
const source = /^(packages|e2e|bench|examples|scripts)\/.*\.(ts|mts|mjs|js|css|html)$/;
const generated = /(^|\/)(generated|migrations)\/|\.generated\./;

export const title = `no source file is longer than ${limit} lines`;

// Functions (50 lines) are measured by oxlint: max-lines-per-function.
export function check({ files, read }) {
  return files
    .filter((path) => source.test(path) && !generated.test(path))
    .map((path) => ({ path, lines: read(path).replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}
