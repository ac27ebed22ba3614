/** The claim `locale` of an identity token: read without checking, it decides only which words are shown. */
export function tokenLocale(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? '';
    // Names in it come out garbled (UTF-8 taken for Latin-1); a language tag is ASCII.
    const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { readonly locale?: unknown };
    return typeof claims.locale === 'string' ? claims.locale : null;
  } catch {
    return null;
  }
}
