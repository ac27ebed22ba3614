// LIMIT-PG: `ws` + group commit on one lane. What waits is inserted by one prepared statement (unnest), which also moves each
// conversation's last message; after the commit the members get their frames (framed once, one write per socket and commit) and the
// sender its ack. One batch is in flight, the next takes what queued meanwhile: no timer. No identity, no membership check, no
// idempotence, no tenant clock, no row-level security.
import postgres from 'postgres';
// @ts-expect-error ws exports Sender, its types do not.
import { WebSocket, Sender } from 'ws';
import { rangeOf, replyOf, serveRooms } from './rooms.mjs';
import { INSERT_BATCH } from './limit-tables.mjs';

const MOST_PER_BATCH = 256;
const sql = postgres(String(process.env.DATABASE_URL), { max: 1, onnotice: () => {} });

/** @type {{socket: WebSocket, ref: number, id: string, conversation_id: string, sender_id: string, content: string}[]} */
let waiting = [];
let committing = false;

const { members } = serveRooms('limit-ws-pg', (socket, { ref, input }, sender_id) => {
  waiting.push({ socket, ref, sender_id, ...input });
  if (!committing) void commitWhatWaits();
});

async function commitWhatWaits() {
  committing = true;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, MOST_PER_BATCH);
    waiting = waiting.slice(MOST_PER_BATCH);
    const rows = await sql.unsafe(
      INSERT_BATCH,
      [batch.map((row) => row.id), batch.map((row) => row.conversation_id), batch.map((row) => row.sender_id), batch.map((row) => row.content)],
      { prepare: true },
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    deliver(batch.map((row) => ({ ...row, seq: Number(stored.get(row.id)?.seq), created_at: stored.get(row.id)?.created_at })));
  }
  committing = false;
}

/** @param {(typeof waiting[number] & {seq: number, created_at: Date})[]} batch */
function deliver(batch) {
  /** @type {Map<WebSocket, Buffer[]>} */
  const writes = new Map();
  const add = (/** @type {WebSocket} */ socket, /** @type {Buffer} */ frame) => {
    const frames = writes.get(socket);
    if (frames === undefined) writes.set(socket, [frame]);
    else frames.push(frame);
  };
  for (const { socket, ref, id, conversation_id, seq, sender_id, content, created_at } of batch) {
    const frame = framed(rangeOf([{ id, conversation_id, seq, sender_id, content, created_at }]));
    for (const member of members(conversation_id)) if (member !== socket) add(member, frame);
    add(socket, framed(replyOf(ref, id, seq)));
  }
  for (const [socket, frames] of writes) {
    if (socket.readyState !== WebSocket.OPEN) continue;
    // @ts-expect-error `_socket` is ws's own TCP socket: writing the frame that is already made skips framing it once per member.
    socket._socket.write(frames.length === 1 ? frames[0] : Buffer.concat(frames));
  }
}

/** @param {string} text */
function framed(text) {
  const parts = Sender.frame(Buffer.from(text), { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: true });
  return Buffer.concat(parts);
}

await sql`select 1`;
