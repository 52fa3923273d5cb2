import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type Declared, type Hello, inspectTo, type Wire } from '../../adapters/inspect/index.ts';
import { type RunningInspector, startInspector } from '../../apps/server/inspector/serve.ts';
import { flows } from '../../machines/index.ts';
import { type MemorySurface, memorySurface, type MemorySurfaceOptions } from '../journeys/memory.surface.ts';

/** Every flow, as an inspector knows it. */
export const machines = Object.values(flows) as unknown as readonly Declared[];

/** The beginning of a run of a machine that nobody knows. */
export const helloOf = (run: string): Hello => ({
  type: 'hello',
  protocol: 'hyrje/inspect@1',
  run,
  at: 0,
  machine: 'm',
  version: null,
  hash: null,
});

/** A login in one process, and everything that its `inspect` told. */
export async function watchedLogin(
  options: MemorySurfaceOptions = {},
  known: readonly Declared[] = machines,
): Promise<{ surface: MemorySurface; told: Wire[] }> {
  const told: Wire[] = [];
  const inspect = inspectTo({ line: { send: (message) => told.push(message) }, machines: known });
  const surface = await memorySurface({ ...options, inspect: inspect as (event: unknown) => void });
  return { surface, told };
}

export interface Served extends RunningInspector {
  /** What the hub keeps, as a page is told it. */
  watched(): Promise<Watched>;
}

export interface Watched {
  /** Everything that came so far, in order, since it was told all. */
  readonly messages: readonly Wire[];
  /** The frames as they came. */
  readonly frames: readonly string[];
  /** Waits until it holds. */
  until(holds: (messages: readonly Wire[]) => boolean): Promise<void>;
  close(): void;
}

/** The inspector on a port of its own, with a page of one line. */
export async function serveHub(allowOrigins: readonly string[] = []): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'hyrje-inspector-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head></head><body></body></html>');
  const running = await startInspector({ folder, port: 0, allowOrigins });
  return {
    ...running,
    watched: () => watch(running.source.replace('/source', '/watch')),
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A client that is connected. Rejects with the status and the text of a refusal. */
export function connected(url: string, origin?: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { ...(origin !== undefined && { origin }) });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += String(part)));
      response.on('end', () => reject(new Error(`${response.statusCode} ${body.trim()}`)));
    });
    socket.once('error', reject);
  });
}

async function watch(url: string): Promise<Watched> {
  const socket = new WebSocket(url);
  const frames: string[] = [];
  let messages: Wire[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    const text = String(data as Buffer);
    frames.push(text);
    const { all, more = [] } = JSON.parse(text) as { all?: Wire[]; more?: Wire[] };
    messages = [...(all ?? messages), ...more];
    for (const look of waiting) look();
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    get messages() {
      return messages;
    },
    frames,
    until: (holds) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => reject(new Error(`Only came: ${JSON.stringify(messages)}`)), 20_000);
        const look = () => {
          if (!holds(messages)) return;
          clearTimeout(giveUp);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}
