import { afterEach, describe, expect, it } from 'vitest';
import { createActor, setup } from 'xstate';
import { createWebSocketInspector } from '@statelyai/inspect';
import { WebSocket } from 'ws';
import { inspectTo, type Hello, socketLine, type Step, type Wire } from '../../adapters/inspect/index.ts';
import { createMemory } from '../../apps/server/inspector/memory.ts';
import { people } from '../../scenarios/index.ts';
import { memorySurface } from '../journeys/memory.surface.ts';
import { connected, helloOf, machines, serveHub, type Served } from './support.ts';

const { ana } = people;
const friend = 'http://localhost:3000';

describe('the hub of the inspector', () => {
  let served: Served;
  afterEach(() => served?.stop());

  describe('turns away', () => {
    const wrong = (url: string) => url.replace(/token=.*/, 'token=AAAAAAAAAAAAAAAAAAAAAA');

    it('an app without the token, or with a wrong one', async () => {
      served = await serveHub();
      for (const url of [served.source.replace(/\?.*/, ''), wrong(served.source)]) {
        await expect(connected(url)).rejects.toThrow('401 E_TOKEN: The token is missing or wrong.');
      }
      await expect(connected(served.source).then((socket) => socket.close())).resolves.toBeUndefined();
    });

    it('a page of an origin that was not named, even with the token', async () => {
      served = await serveHub([friend]);
      for (const origin of ['http://localhost:3001', 'https://evil.example', 'null']) {
        await expect(connected(served.source, origin)).rejects.toThrow('403 E_ORIGIN');
      }
      await expect(
        connected(served.source, friend).then((socket) => socket.close()),
      ).resolves.toBeUndefined();
    });

    it('a page of a friend that wants to look on: it may only tell', async () => {
      served = await serveHub([friend]);
      const watch = served.source.replace('/source', '/watch');
      await expect(connected(watch, friend)).rejects.toThrow('403 E_ORIGIN');
      await expect(connected(wrong(watch))).rejects.toThrow('401 E_TOKEN');
    });

    it('who came by another name than loopback, as a rebound name would', async () => {
      served = await serveHub();
      const answer = await new Promise<number | undefined>((resolve) => {
        const socket = new WebSocket(served.source, { headers: { host: 'evil.example' } });
        socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode));
        socket.once('error', () => {});
      });
      expect(answer).toBe(403);
    });

    it('who asks for the page without the token; with it, under a strict policy', async () => {
      served = await serveHub();
      const refused = await fetch(served.url.replace(/\?.*/, ''));
      expect(refused.status).toBe(401);
      expect(await refused.text()).not.toContain('hyrje-inspector');
      const page = await fetch(served.url);
      expect(await page.text()).toContain('<meta name="hyrje-inspector" content="');
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
    });
  });

  it('shows what an app of ours tells by its own line, to a page that came before and to one that comes after', async () => {
    served = await serveHub();
    const early = await served.watched();
    const line = socketLine({ url: served.source, WebSocket: WebSocket as never });
    const surface = await memorySurface({ inspect: inspectTo({ line, machines }) as never });
    await surface.does('credentials.submit', { identifier: ana.clientNumber, password: ana.password }, 1);
    const onCode = (messages: readonly Wire[]) =>
      messages.some((message) => message.type === 'step' && message.view?.screen === 'code');
    await early.until(onCode);
    const late = await served.watched();
    await late.until(onCode);
    expect(late.messages).toEqual(early.messages);
    expect(late.messages[0]).toMatchObject({ type: 'hello', machine: 'passwordLogin', standing: 'known' });
    line.stop();
  });

  it('lets in names only of a machine that it does not know, and of another build of one that it knows', async () => {
    served = await serveHub();
    const seen = await served.watched();
    const socket = await connected(served.source);
    const hello = { type: 'hello', protocol: 'hyrje/inspect@1', at: 0, version: 1, hash: '0123456789abcdef' };
    const names = { states: ['a'], events: ['go'] };
    const step = { type: 'step', seq: 1, at: 0, status: 'active', fired: ['x go 0'] };
    const rest = { context: { online: true, pin: '274915' }, timers: [{ id: 'pin', endsAt: 274915 }] };
    const view = { screen: 'code', key: 'code-1', secret: '274915' };
    for (const [run, machine] of [
      ['r1', 'unheardOf'],
      ['r2', 'passwordLogin'],
    ]) {
      socket.send(JSON.stringify({ ...hello, ...names, run, machine, secret: '274915' }));
      const event = { type: 'go', problem: '274915', told: { pin: '274915' } };
      socket.send(JSON.stringify({ ...step, ...rest, run, event, value: 'a', view }));
      socket.send(
        JSON.stringify({ ...step, run, seq: 2, event: { type: '274915' }, value: { a: '274915' } }),
      );
      socket.send(JSON.stringify({ type: 'asked', run, seq: 3, at: 0, call: 'x', service: '274915' }));
      socket.send(JSON.stringify({ type: 'ended', run, seq: 4, at: 0, status: '274915' }));
    }
    await seen.until((messages) => messages.length === 8);
    const hellos = seen.messages.filter((message): message is Hello => message.type === 'hello');
    expect(hellos.map(({ standing }) => standing)).toEqual(['unknown', 'otherBuild']);
    expect(seen.messages.find(({ type }) => type === 'step')).toEqual({
      type: 'step',
      run: 'r1',
      seq: 1,
      at: 0,
      event: { type: 'go' },
      fired: [],
      value: 'a',
      status: 'active',
    });
    expect(seen.frames.join()).not.toContain('274915');
    socket.close();
  });

  it('takes @statelyai/inspect by WebSocket: a machine of ours with all that it declares, a foreign one by its names', async () => {
    served = await serveHub();
    const seen = await served.watched();
    const inspector = createWebSocketInspector({ url: served.source });
    const inspect = inspector.inspect as never;
    const surface = await memorySurface({
      inspect: (event) => (inspect as { next(e: unknown): void }).next(event),
    });
    await surface.does('credentials.submit', { identifier: ana.clientNumber, password: ana.password }, 1);
    const machine = setup({ types: { context: {} as { pin: string } } }).createMachine({
      id: 'foreign',
      context: { pin: '274915' },
      initial: 'asking',
      states: { asking: { on: { 'pin.typed': 'over' } }, over: {} },
    });
    createActor(machine, { inspect })
      .start()
      .send({ type: 'pin.typed', pin: '274915' } as never);
    const over = (message: Wire) => message.type === 'step' && message.value === 'over';
    await seen.until((messages) => messages.some(over));
    const ours = seen.messages.filter(
      (message): message is Step => message.type === 'step' && message.value !== 'over',
    );
    const last = ours.findLast(({ view }) => view !== undefined);
    expect(last?.view).toMatchObject({
      screen: 'code',
      data: { ref: expect.stringMatching(/^[A-Z]{2}\d\d$/) },
    });
    expect(ours.flatMap(({ fired }) => fired)).toContain(
      'passwordLogin.submitting.proving xstate.done.actor.first 0',
    );
    expect(seen.messages.filter(({ type }) => type === 'answered')).toMatchObject([
      { service: 'login.open', outcome: 'ok' },
      { service: 'login.first', outcome: 'ok' },
    ]);
    expect(seen.messages.find(over)).toMatchObject({ event: { type: 'pin.typed' } });
    expect(seen.frames.join()).not.toContain('274915');
    expect(seen.frames.join()).not.toContain(ana.password);
    inspector.stop();
  });

  it('drops what is malformed, and goes on', async () => {
    served = await serveHub();
    const seen = await served.watched();
    const socket = await connected(served.source);
    const noise = [
      '',
      'no json',
      '[]',
      '[[[]]]',
      'null',
      '7',
      '{"type":"step"}',
      '{"type":"hello","run":{}}',
    ];
    for (const text of noise) socket.send(text);
    socket.send(Buffer.from([0xff, 0xfe]));
    const hello = { type: 'hello', protocol: 'hyrje/inspect@1', at: 0, version: null, hash: null };
    socket.send(JSON.stringify({ ...hello, run: 'r', machine: 'm', states: ['a'], events: [] }));
    await seen.until((messages) => messages.some(({ run }) => run === 'r'));
    const lost = seen.messages.filter((message) => message.type === 'lost');
    expect(lost.reduce((sum, { count }) => sum + count, 0)).toBe(8);
    socket.close();
  });
});

describe('the memory of the hub', () => {
  const step = (run: string, seq: number): Wire => ({
    type: 'step',
    run,
    seq,
    at: seq,
    event: { type: 'e' },
    fired: [],
    value: 'a',
    status: 'active',
  });

  it('is bounded after 10^6 messages, keeps the newest, and says how many are gone', () => {
    const memory = createMemory({ perRun: 10_000, runs: 10, bytes: 1 << 20 });
    for (let run = 0; run < 10; run++) memory.add(helloOf(`r${run}`));
    let largest = 0;
    for (let seq = 1; seq <= 1_000_000; seq++) {
      memory.add(step(`r${seq % 10}`, seq));
      largest = Math.max(largest, memory.bytes);
    }
    expect(largest).toBeLessThan((1 << 20) + 200);
    const all = memory.all().map((text) => JSON.parse(text) as Wire);
    const kept = all.filter(({ type }) => type === 'step').length;
    const lost = all.reduce((sum, message) => sum + (message.type === 'lost' ? message.count : 0), 0);
    expect(kept + lost).toBe(1_000_000);
    expect(all.at(-1)).toMatchObject({ type: 'step', seq: 999_999 });
  });

  it('forgets the oldest run when there are too many, and a flood costs only the run that makes it', () => {
    const memory = createMemory({ perRun: 100_000, runs: 3, bytes: 20_000 });
    for (const run of ['a', 'b', 'c', 'd']) memory.add(helloOf(run));
    // A line that connects again says again how each run began.
    expect(memory.add(helloOf('d'))).toBe(null);
    memory.add(step('b', 1));
    for (let seq = 1; seq <= 5000; seq++) memory.add(step('d', seq));
    const all = memory.all().map((text) => JSON.parse(text) as Wire);
    expect(all.filter(({ type }) => type === 'hello').map(({ run }) => run)).toEqual(['b', 'c', 'd']);
    expect(all.some((message) => message.type === 'step' && message.run === 'b')).toBe(true);
  });
});
