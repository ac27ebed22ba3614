/**
 * Rooms inside a package: a room is the first folder below `src/`, or a file that lies there directly. The table is complete: it says
 * of each room all rooms (or single files) that it may import besides itself, and a room that is not in it fails. `types`: rooms (or single files) of which
 * types alone may be imported; what may be imported may be for its types, too. `npm: false`: no package but ours. Tests are free: they stand outside.
 */

/** Each has one job and knows no other; core.ts introduces them to one another. */
const ofClient = { only: ['api-error.ts', 'state'], types: ['client-interface.ts', 'ports.ts', 'room.ts', 'store.ts', 'transport-shape.ts'] };

/** Types that say what a verb or question is given and answers: both sides share them, and no code comes with them. */
const contracts = ['commands/handler-dependencies.ts', 'commands/operation-handlers.ts'];

export const rules = {
  protocol: {
    wire: { only: [], npm: false },
    schemas: { only: ['wire'] },
  },
  client: {
    // Pure: state is a function of its inputs.
    state: { only: [], npm: false },
    'ports.ts': { only: [], types: ['state'], npm: false },
    'api-error.ts': { only: [] },
    'client-interface.ts': { only: [], types: ['ports.ts', 'state'] },
    'emitter.ts': { only: [], types: ['client-interface.ts'] },
    'room.ts': { only: [] },
    'socket-url.ts': { only: [] },
    'store.ts': { only: ['state'] },
    'transport-shape.ts': { only: [] },
    api: ofClient,
    connection: ofClient,
    feed: ofClient,
    history: ofClient,
    keeping: ofClient,
    outbox: ofClient,
    signals: ofClient,
    transport: ofClient,
    // What a person is on a device is what is kept of him; a platform brings its storage.
    person: { ...ofClient, only: [...ofClient.only, 'keeping'] },
    platform: { ...ofClient, only: [...ofClient.only, 'keeping'] },
    'frames.ts': { only: [], types: ['api', 'feed', 'ports.ts', 'store.ts'] },
    // The composition root comes in two: core.ts lives, and on top of it stands what somebody does with it.
    intents: { ...ofClient, types: [...ofClient.types, 'core.ts'] },
    'core.ts': {
      only: ['api', 'connection', 'emitter.ts', 'feed', 'frames.ts', 'history', 'outbox', 'person', 'platform', 'signals', 'socket-url.ts', 'state', 'store.ts', 'transport'],
      types: ['client-interface.ts', 'ports.ts', 'room.ts', 'transport-shape.ts'],
    },
    'client.ts': { only: ['core.ts', 'intents'], types: ['client-interface.ts'] },
    'index.ts': { only: ['api-error.ts', 'client.ts', 'core.ts', 'feed', 'intents', 'keeping', 'platform', 'state'], types: ['client-interface.ts', 'ports.ts'] },
    // Doubles for tests.
    testing: { only: ['client.ts', 'keeping', 'state'], types: ['client-interface.ts', 'ports.ts'] },
  },
  widget: {
    theme: { only: [] },
    locales: { only: [] },
    controllers: { only: [] },
    session: { only: ['locales'] },
    parts: { only: ['controllers', 'locales', 'session', 'theme'] },
    // The stage for tests and benchmarks in real browsers.
    testing: { only: ['parts', 'theme'] },
    // Loaded before anything else: of the parts it knows the types alone.
    launcher: { only: ['locales', 'session'], types: ['chunks.ts', 'parts'] },
    'chunks.ts': { only: ['parts', 'session'] },
    'module-loaders.ts': { only: ['parts', 'session'], types: ['launcher'] },
    'define.ts': { only: ['index.ts', 'launcher'] },
    'index.ts': { only: ['launcher', 'module-loaders.ts'], types: ['session'] },
  },
  server: {
    // The vocabulary: words that everybody may use.
    'actor.ts': { only: [] },
    'chat-error.ts': { only: [] },
    'given-instant.ts': { only: ['invalid-request.ts'] },
    'invalid-request.ts': { only: ['chat-error.ts'] },
    'make-folder.ts': { only: [] },
    'require-well-formed.ts': { only: ['chat-error.ts'] },
    'tenant-rules-given.ts': { only: [] },
    'ws-sender.d.ts': { only: [] },
    // The bottom of the house.
    db: { only: ['chat-error.ts', 'make-folder.ts'] },
    egress: { only: [] },
    reference: { only: [] },
    feed: { only: ['chat-error.ts', 'db'], types: ['actor.ts'] },
    presence: { only: [], types: ['actor.ts', 'db'] },
    queries: { only: ['chat-error.ts', 'db', 'feed', 'given-instant.ts', 'invalid-request.ts', 'require-well-formed.ts'], types: ['actor.ts', 'presence', 'tenant-rules-given.ts', ...contracts] },
    // Its world for tests (open-chat-world.ts) makes a presence and tenants.
    commands: { only: ['chat-error.ts', 'db', 'feed', 'given-instant.ts', 'identity/ensure-tenants.ts', 'invalid-request.ts', 'presence', 'queries', 'require-well-formed.ts'], types: ['actor.ts'] },
    hub: { only: ['chat-error.ts', 'feed'], types: ['actor.ts', 'db'] },
    identity: { only: ['chat-error.ts', 'db', 'feed', 'queries'], types: ['actor.ts', 'egress', 'presence'] },
    operate: { only: ['tenant-rules-given.ts'], types: ['db', 'hub', 'identity'] },
    // Translates, decides nothing: of the handlers it knows the shape.
    gateway: { only: ['chat-error.ts', 'hub', 'identity', 'reference'], types: ['actor.ts', 'feed', 'presence', ...contracts] },
    demo: { only: ['chat-error.ts', 'gateway', 'make-folder.ts'], types: ['identity'] },
    // The composition root, and who stands on it.
    'plugin-options.ts': { only: [], types: ['hub', 'identity'] },
    'open-chat.ts': { only: ['commands', 'db', 'egress', 'hub', 'identity', 'operate', 'presence'], types: ['feed', 'plugin-options.ts'] },
    'plugin.ts': { only: ['gateway', 'identity', 'open-chat.ts', 'operate'], types: ['plugin-options.ts'] },
    'build-server.ts': { only: ['chat-error.ts', 'demo', 'gateway', 'operate', 'plugin.ts'] },
    'main.ts': { only: ['build-server.ts', 'operate'] },
    'index.ts': { only: ['build-server.ts', 'operate', 'plugin.ts'], types: ['hub', 'identity', 'plugin-options.ts'] },
    'open-test-server.ts': { only: ['db', 'plugin.ts'], types: ['plugin-options.ts'] },
  },
  testkit: {
    'people.ts': { only: [] },
    'create-database.ts': { only: [] },
    'start-proxy.ts': { only: [] },
    'sign-identity.ts': { only: ['people.ts'] },
    'http-person.ts': { only: ['sign-identity.ts'], types: ['people.ts'] },
    'socket-person.ts': { only: [], types: ['http-person.ts'] },
    'start-cluster.ts': { only: ['create-database.ts', 'people.ts'] },
    'start-node.ts': { only: ['people.ts'] },
    'stage.ts': { only: ['http-person.ts', 'people.ts', 'socket-person.ts', 'start-cluster.ts'] },
    // Of the rules alone: it stands on no code of the product.
    model: { only: [] },
    pages: { only: [] },
    law: { only: ['http-person.ts', 'people.ts', 'sign-identity.ts', 'wire/follow.ts'] },
    isolation: { only: ['http-person.ts', 'people.ts', 'socket-person.ts', 'stage.ts'] },
    wire: { only: ['http-person.ts', 'sign-identity.ts', 'stage.ts'] },
    'index.ts': { only: ['http-person.ts', 'law', 'people.ts', 'sign-identity.ts', 'socket-person.ts', 'start-cluster.ts'] },
  },
};

export const title = 'rooms inside a package import only what stands below them';

export function check({ production }) {
  return production.flatMap((module) => {
    const room = roomOf(module.inPackage);
    const rule = rules[module.package]?.[room];
    if (rule === undefined) return [`${module.path}: ${module.package} has no room ${room}: scripts/architecture/room-direction.mjs has to say what it may import`];
    return module.imports.map((each) => verdict(module, room, rule, each)).filter((problem) => problem !== undefined);
  });
}

/** Rooms of the table in which nothing stands any more. For the test of this check: other trees hold but a few files. */
export function emptyRooms({ production }) {
  const there = new Set(production.map((module) => `${module.package} ${roomOf(module.inPackage)}`));
  return Object.entries(rules).flatMap(([name, rooms]) => Object.keys(rooms).map((room) => `${name} ${room}`)).filter((room) => !there.has(room));
}

function verdict(module, room, { only, types = [], npm }, { specifier, target, typeOnly }) {
  if (target === undefined) return npm === false && !specifier.startsWith('@tenant-chat/') ? `${module.path}: ${room} imports no package (${specifier})` : undefined;
  const inside = `packages/${module.package}/src/`;
  // What leaves the package is a matter of package-direction.mjs.
  if (!target.startsWith(inside)) return undefined;
  const path = target.slice(inside.length);
  const other = roomOf(path);
  if (other === room || only.includes(other) || only.includes(path)) return undefined;
  const isShape = types.includes(other) || types.includes(path);
  if (typeOnly && isShape) return undefined;
  return `${module.path}: ${room} may not import ${isShape ? `more than types of ${other}` : other} (${specifier})`;
}

function roomOf(path) {
  return path.split('/')[0];
}
