import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { DemoWorld } from './world.ts';

/** How often the phones are looked at, ms. Another process may have sent. */
const pause = 400;

/** `/demo/events`, server-sent events: the list of messages as `phone`, at once and at every change. */
export function phoneEvents(app: FastifyInstance, world: DemoWorld): void {
  const open = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  app.get('/demo/events', (request, reply) => {
    const stream = new PassThrough();
    let told = '';
    const look = async () => {
      const messages = JSON.stringify(await world.received());
      if (messages === told || stream.writableEnded) return;
      told = messages;
      stream.write(`event: phone\ndata: ${messages}\n\n`);
    };
    const timer = setInterval(() => void look().catch(() => {}), pause);
    open.add(stream);
    stream.once('close', () => {
      clearInterval(timer);
      open.delete(stream);
    });
    request.raw.once('close', () => stream.destroy());
    void look().catch(() => {});
    return reply.type('text/event-stream').send(stream);
  });
}
