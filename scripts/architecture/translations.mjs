const files = /^packages\/widget\/src\/locales\/.*\.xlf$/;
const unit = /<trans-unit\b[^>]*\bid="([^"]+)"[^>]*>(.*?)<\/trans-unit>/gs;

export const title = 'every message is translated into every language';

/** lit-localize falls back to English without a word; here a message without its `<target>` is a mistake. */
export function check({ files: all, read }) {
  const catalogues = all.filter((path) => files.test(path));
  if (catalogues.length === 0) return ['no translations were found (packages/widget/src/locales)'];
  return catalogues.flatMap((path) =>
    [...read(path).matchAll(unit)]
      .filter(([, , content]) => !/<target\b[^>]*>\s*\S/.test(content))
      .map(([, id, content]) => `${path}: ${id} is not translated: ${/<source>(.*?)<\/source>/s.exec(content)?.[1] ?? ''}`),
  );
}
