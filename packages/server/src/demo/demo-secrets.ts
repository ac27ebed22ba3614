import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import type { TenantSettings } from '../identity/tenant-settings.js';
import { demoTenants, type DemoTenantSlug } from './demo-people.js';

export type DemoSecrets = Readonly<Record<DemoTenantSlug, string>>;

const FILE = 'demo-secrets.json';

/** The secrets by which the demo host signs: those that are configured, else random ones that are kept in the data folder. */
export async function readDemoSecrets(configured: readonly TenantSettings[], data_dir: string): Promise<DemoSecrets> {
  const kept = data_dir.startsWith('memory://') ? {} : await readKept(join(data_dir, FILE));
  const secretOf = (slug: DemoTenantSlug): string => configuredSecret(configured, slug) ?? kept[slug] ?? randomBytes(32).toString('base64url');
  const secrets = { acme: secretOf('acme'), globex: secretOf('globex') };
  if (!data_dir.startsWith('memory://') && (kept.acme !== secrets.acme || kept.globex !== secrets.globex)) {
    makeFolder(data_dir);
    await writeFile(join(data_dir, FILE), `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  }
  return secrets;
}

/** The tenants of the demo beside the configured ones. */
export function withDemoTenants(configured: readonly TenantSettings[], secrets: DemoSecrets): TenantSettings[] {
  const demo = Object.values(demoTenants).map(({ slug, name }): TenantSettings => {
    const given = configured.find((tenant) => tenant.slug === slug);
    return { name, ...given, slug, secrets: given?.secrets ?? [secrets[slug]] };
  });
  return [...configured.filter((tenant) => !demo.some((each) => each.slug === tenant.slug)), ...demo];
}

function configuredSecret(configured: readonly TenantSettings[], slug: string): string | undefined {
  const first = configured.find((tenant) => tenant.slug === slug)?.secrets?.[0];
  return typeof first === 'object' ? first.secret : first;
}

async function readKept(path: string): Promise<Partial<DemoSecrets>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const textOf = (slug: DemoTenantSlug): string | undefined => {
      const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, slug) : undefined;
      return typeof text === 'string' && text !== '' ? text : undefined;
    };
    const [acme, globex] = [textOf('acme'), textOf('globex')];
    return { ...(acme === undefined ? {} : { acme }), ...(globex === undefined ? {} : { globex }) };
  } catch {
    return {}; // Not there yet.
  }
}
