/** The characters of all tests: four of acme, two of globex. `external_id` is the host's own id. */
export interface Person {
  readonly external_id: string;
  readonly tenant: TenantSlug;
  readonly name: string;
  readonly title: string;
}

export type TenantSlug = 'acme' | 'globex';

export const people = {
  ana: { external_id: 'ana', tenant: 'acme', name: 'Ana Souza', title: 'Finance lead' },
  bruno: { external_id: 'bruno', tenant: 'acme', name: 'Bruno Lima', title: 'Buyer' },
  chen: { external_id: 'chen', tenant: 'acme', name: 'Chen Wei', title: 'Controller' },
  dora: { external_id: 'dora', tenant: 'acme', name: 'Dora Novak', title: 'Operations' },
  gina: { external_id: 'gina', tenant: 'globex', name: 'Gina Rossi', title: 'Director' },
  hugo: { external_id: 'hugo', tenant: 'globex', name: 'Hugo Martin', title: 'Accounting' },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;

/** Secrets of the two tenants of the tests. */
export const tenantSecrets: Readonly<Record<TenantSlug, string>> = {
  acme: 'acme-secret-of-the-tests-0123456789abcdef',
  globex: 'globex-secret-of-the-tests-0123456789abcdef',
};
