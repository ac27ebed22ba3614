import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` writes the next migration; `--custom` an empty one for what drizzle-kit does not know (roles, policies, grants, views). */
export default defineConfig({ dialect: 'postgresql', schema: './src/db/tables/all-tables.ts', out: './migrations', breakpoints: true });
