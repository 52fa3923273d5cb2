import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { asksForAll, channelLine, channelName, socketLine, type Wire } from '../../adapters/inspect/index.ts';
import { helloOf } from './support.ts';

const asked = (run: string, seq: number): Wire => ({
  type: 'asked',
  run,
  seq,
  at: seq,
  call: 'c',
  service: 's',
});
const ended = (run: string, seq: number): Wire => ({ type: 'ended', run, seq, at: seq, status: 'done' });

describe('a line by WebSocket', () => {
  let closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing) close();
    closing = [];
  });

  /** A hub that notes every message; `drop` ends every connection. */
  async function hub() {
    const server = createServer();
    const sockets = new WebSocketServer({ server });
    const heard: Wire[] = [];
    const waiting: (() => void)[] = [];
    sockets.on('connection', (socket) => {
      socket.on('message', (data) => {
        heard.push(...(JSON.parse(String(data as Buffer)) as Wire[]));
        for (const look of waiting) look();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    closing.push(() => {
      for (const socket of sockets.clients) socket.terminate();
      server.close();
    });
    return {
      url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      heard,
      until: (holds: () => boolean) =>
        new Promise<void>((done) => {
          const look = () => holds() && done();
          waiting.push(look);
          look();
        }),
      drop: () => {
        for (const socket of sockets.clients) socket.terminate();
      },
    };
  }
  const lineTo = (url: string, limit?: number) => {
    const line = socketLine({ url, WebSocket: WebSocket as never, ...(limit !== undefined && { limit }) });
    closing.push(() => line.stop());
    return line;
  };

  it('sends what was said before it was connected, in order', async () => {
    const { url, heard, until } = await hub();
    const line = lineTo(url);
    const said = [helloOf('a'), ...Array.from({ length: 250 }, (_, at) => asked('a', at + 1))];
    for (const message of said) line.send(message);
    await until(() => heard.length >= 252);
    expect(heard).toEqual([helloOf('a'), ...said]);
  });

  it('keeps the newest of too many, and says how many are lost', async () => {
    const { url, heard, until } = await hub();
    const line = lineTo(url, 100);
    line.send(helloOf('a'));
    for (let seq = 1; seq <= 1000; seq++) line.send(asked('a', seq));
    await until(() => heard.some((message) => message.type === 'asked' && message.seq === 1000));
    const lost = heard.find((message) => message.type === 'lost');
    const kept = heard.filter(({ type }) => type === 'asked').length;
    expect(kept).toBeLessThanOrEqual(100);
    expect(heard[0]).toEqual(helloOf('a'));
    expect(lost).toMatchObject({ count: 1001 - kept });
  });

  it('connects again by itself, and begins with the runs that are not over', async () => {
    const { url, heard, until, drop } = await hub();
    const line = lineTo(url);
    for (const message of [helloOf('a'), helloOf('b'), ended('a', 1)]) line.send(message);
    await until(() => heard.some(({ type }) => type === 'ended'));
    heard.length = 0;
    drop();
    await until(() => heard.length > 0);
    expect(heard).toEqual([helloOf('b')]);
    line.send(asked('b', 1));
    await until(() => heard.length > 1);
    expect(heard.at(-1)).toEqual(asked('b', 1));
  });

  it('says what is missing where there is no WebSocket', () => {
    const { WebSocket: there } = globalThis;
    Object.assign(globalThis, { WebSocket: undefined });
    expect(() => socketLine({ url: 'ws://127.0.0.1:1' })).toThrow(
      'give one, for example that of the package "ws"',
    );
    Object.assign(globalThis, { WebSocket: there });
  });
});

describe('a line by BroadcastChannel', () => {
  it('tells an inspector of the same origin, and tells everything again to one that comes later', async () => {
    const own = new BroadcastChannel(channelName);
    const line = channelLine(own as never, 10);
    line.send(helloOf('a'));
    for (let seq = 1; seq <= 40; seq++) line.send(asked('a', seq));
    const late = new BroadcastChannel(channelName);
    const told = new Promise<Wire[]>((done) => {
      (late as unknown as EventTarget).addEventListener('message', (event) =>
        done((event as unknown as { data: Wire[] }).data),
      );
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    late.postMessage(asksForAll);
    const all = await told;
    expect(all[0]).toEqual(helloOf('a'));
    expect(all.at(-1)).toEqual(asked('a', 40));
    expect(all.length).toBeLessThanOrEqual(11);
    own.close();
    late.close();
  });
});
