import { parseArgs } from 'node:util';
import { conversationList, conversationTitle, createClient } from '@tenant-chat/client';
import { WebSocket } from 'ws';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { for: { type: 'string' }, poll: { type: 'boolean', default: false } } });
const [server, tokenUrl, text = 'Hello from Node'] = positionals;
if (server === undefined || tokenUrl === undefined) {
  console.error("usage: node chat-in-node.mjs <server> <token-url> ['text'] [--for=<seconds>] [--poll]");
  process.exit(1);
}

const client = createClient({
  server,
  getToken: async () => {
    const response = await fetch(tokenUrl);
    if (!response.ok) throw new Error(`${tokenUrl} answered ${response.status}`);
    return (await response.json()).token;
  },
  // Node has a WebSocket of its own since 22; with this one it is the same on 20.
  ports: { openSocket: values.poll ? null : (url) => new WebSocket(url) },
});

client.on('message', ({ message }) => {
  const conversation = client.state.conversations.get(message.conversation_id);
  const title = conversation ? conversationTitle(client.state, conversation, myId()) : '';
  console.log(`[${title}] ${client.state.users.get(message.sender_id)?.name ?? message.sender_id}: ${message.content}`);
});
client.on('error', ({ code, operation }) => console.error(`${operation}: ${code}`));

const disconnect = client.connect();
if (values.for !== undefined) setTimeout(end, Number(values.for) * 1000);
process.once('SIGINT', end);

await until((state) => state.ready);
console.log(`connected (${client.state.connection.status}) as ${client.state.users.get(myId())?.name}, ${client.state.conversations.size} conversation(s)`);
const conversation_id = conversationList(client.state, { archived: false })[0]?.id ?? (await startFirst());
const message_id = client.send(conversation_id, text);
await until((state) => state.conversations.get(conversation_id)?.messages.some((message) => message.id === message_id));
console.log(`sent: ${text}`);

function myId() {
  return client.state.session.status === 'open' ? client.state.session.user_id : '';
}

async function startFirst() {
  const { users } = await client.call('list_users', { limit: 10 });
  const colleague = users.find((user) => user.id !== myId());
  if (colleague === undefined) throw new Error('there is nobody to write to');
  const conversation = await client.startDirect(colleague.id);
  console.log(`started a conversation with ${colleague.name}`);
  return conversation.id;
}

/** Resolves when the state is so. */
function until(holds) {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(client.state)) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = client.subscribe(look);
    queueMicrotask(look);
  });
}

function end() {
  disconnect();
  console.log('bye');
}
