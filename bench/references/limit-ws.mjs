// LIMIT ws: the least that a Node server on `ws` can do with a chat message. It is numbered in memory and sent to each other member
// of its conversation by `socket.send`, serialized once. No database, no identity, no check.
import { rangeOf, replyOf, serveRooms } from './rooms.mjs';

/** @type {Map<string, number>} */
const lastSeq = new Map();

const { members } = serveRooms('limit-ws', (socket, { ref, input }, sender_id) => {
  const { id, conversation_id, content } = input;
  const seq = (lastSeq.get(conversation_id) ?? 0) + 1;
  lastSeq.set(conversation_id, seq);
  const frame = rangeOf([{ id, conversation_id, seq, sender_id, content, created_at: new Date().toISOString() }]);
  for (const member of members(conversation_id)) if (member !== socket) member.send(frame);
  socket.send(replyOf(ref, id, seq));
});
