// LIMIT of history: node:http and one prepared query that lets PostgreSQL make the JSON. No identity, no membership check, no validation.
import { createServer } from 'node:http';
import postgres from 'postgres';
import { LIST_NEWEST } from './limit-tables.mjs';

const CONNECTIONS = 10;
const sql = postgres(String(process.env.DATABASE_URL), { max: CONNECTIONS, onnotice: () => {} });

const server = createServer(async (request, response) => {
  const [, , conversation_id] = (request.url ?? '').split('/');
  const [row] = await sql.unsafe(LIST_NEWEST, [String(conversation_id), 50], { prepare: true });
  const body = Buffer.from(`{"messages":${row?.messages}}`);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`limit-http-pg listening on http://127.0.0.1:${address.port}`);
});
