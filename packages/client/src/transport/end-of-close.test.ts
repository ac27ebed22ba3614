import { expect, it } from 'vitest';
import { closeCodes } from '@tenant-chat/protocol/wire';
import type { TransportEnd } from '../transport-shape.js';
import { endOfClose } from './websocket.js';

const kinds: Record<(typeof closeCodes)[keyof typeof closeCodes]['next'], TransportEnd['kind']> = {
  sign_in: 'session_over',
  new_ticket: 'lost',
  reconnect: 'lost',
  stop: 'halted',
};

it('C18 close codes mean what their table says; a code of the network blocks a socket that had not opened', () => {
  for (const [code, { next, reason }] of Object.entries(closeCodes)) {
    expect([code, endOfClose(Number(code), reason, false).kind, endOfClose(Number(code), reason, true).kind]).toEqual([code, kinds[next], kinds[next]]);
  }
  expect([endOfClose(1006, '', false), endOfClose(1006, '', true)]).toMatchObject([{ kind: 'blocked', reason: '1006' }, { kind: 'lost' }]);
});
