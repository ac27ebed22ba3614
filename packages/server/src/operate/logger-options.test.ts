import { Writable } from 'node:stream';
import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { loggerOptions } from './logger-options.js';

describe('the log', () => {
  it('says who asked for what, and holds no secret', async () => {
    let text = '';
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
    const app = fastify({ logger: { ...loggerOptions('trace'), stream } });
    app.post('/api/chat/session/', (request) => {
      request.log.info({ body: request.body, headers: request.headers, session: { access_token: 'secret-6' }, ticket: 'secret-7' }, 'all of it');
      request.log.error({ err: Object.assign(new Error('failed'), { token: 'secret-8' }) });
      return { access_token: 'secret-5' };
    });
    await app.inject({
      method: 'POST', url: '/api/chat/session/?ticket=secret-1', payload: { token: 'secret-2' },
      headers: { authorization: 'Bearer secret-3', cookie: 'tenant_chat=secret-4', 'x-csrf-token': 'secret-9' },
    });
    await app.close();
    expect(text).toContain('"path":"/api/chat/session/"');
    expect(text).toContain('[hidden]');
    expect(text.match(/secret-\d/g) ?? []).toEqual([]);
  });
});
