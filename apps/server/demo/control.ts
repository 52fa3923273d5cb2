import { randomInt, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HouseBank } from '../house-bank.ts';
import { customerId, listCustomers, seedDemo, trustSim } from './customers.ts';
import { phoneEvents } from './events.ts';
import type { DemoWorld } from './world.ts';

const clientNumber = z.string().regex(/^\d{9}$/);
const longest = 400 * 86_400_000;
const bodies = {
  clock: z.strictObject({ advanceMs: z.int().min(0).max(longest) }),
  sim: z.strictObject({ clientNumber, changed: z.boolean() }),
  customer: z.strictObject({ clientNumber }),
  lose: z.strictObject({ clientNumber, device: z.string().regex(/^[\w-]{1,64}$/) }),
  reset: z.strictObject({}),
};

const refused = (statusCode: 400 | 404) => Object.assign(new Error('Refused.'), { statusCode });

/** A phone number that is nobody's. */
const newNumber = () => `+35569${randomInt(1_000_000, 10_000_000)}`;

/** The demo's control, for whoever has the token: it looks at the customers' phones and turns the world. */
export function demoControl(world: DemoWorld, { bank, options }: HouseBank, token: string) {
  const expected = Buffer.from(token);
  const knows = (request: FastifyRequest) => {
    const { token: inQuery } = request.query as { token?: unknown };
    const given = Buffer.from(String(request.headers['x-hyrje-demo'] ?? inQuery ?? ''));
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  const read = <T>(schema: z.ZodType<T>, request: FastifyRequest): T => {
    const parsed = schema.safeParse(request.body ?? {});
    if (parsed.success) return parsed.data;
    throw refused(400);
  };

  const named = async ({ clientNumber }: { clientNumber: string }): Promise<string> => {
    const customer = await customerId(world.store, clientNumber);
    if (customer === undefined) throw refused(404);
    return customer;
  };

  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request, reply) => {
      if (!knows(request)) throw refused(404);
      reply.header('cache-control', 'no-store');
    });
    app.get('/demo/phone', async () => ({ messages: await world.received() }));
    phoneEvents(app, world);
    app.get('/demo/customers', async () => ({ customers: await listCustomers(world.store) }));
    app.get('/demo/clock', () => world.clock());
    app.post('/demo/clock', async (request) => {
      await world.advance(read(bodies.clock, request).advanceMs);
      await bank.sweep();
      await bank.idle();
      return {};
    });
    app.post('/demo/sim', async (request) => {
      const { changed, ...who } = read(bodies.sim, request);
      const customer = await named(who);
      if (changed) await bank.staff.changeSim({ customer });
      else await trustSim(world.store, who.clientNumber);
      return {};
    });
    app.post('/demo/unlock', async (request) => {
      await bank.staff.unlock({ customer: await named(read(bodies.customer, request)) });
      return {};
    });
    app.post('/demo/close', async (request) => {
      await bank.staff.close({ customer: await named(read(bodies.customer, request)) });
      return {};
    });
    app.post('/demo/number', async (request) => {
      const phone = newNumber();
      await bank.staff.changePhone({ customer: await named(read(bodies.customer, request)), phone });
      return { phone };
    });
    app.post('/demo/lose', async (request) => {
      const { device, ...who } = read(bodies.lose, request);
      await bank.staff.revokeDevice({ customer: await named(who), device });
      return {};
    });
    app.post('/demo/reset', async (request) => {
      read(bodies.reset, request);
      await bank.idle();
      await world.reset();
      await seedDemo(options, (await world.clock()).now);
      return {};
    });
  };
}
