import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { StartError } from './start-error.ts';

/** Where a server listens, and the variable that says so. */
export interface Place {
  host: string;
  port: number;
  setting: 'PORT' | 'BRANCH_PORT' | '--port';
}

/** Throws `StartError` when nobody can listen there. */
export async function assertFree(place: Place): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (cause: NodeJS.ErrnoException) => reject(asStartError(cause, place)));
    probe.listen(place.port, place.host, () => probe.close(() => resolve()));
  });
}

function asStartError(cause: NodeJS.ErrnoException, { port, setting }: Place): Error {
  if (cause.code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken: stop what listens there, or set ${setting} to another.`);
  if (cause.code === 'EACCES')
    return new StartError(`Nobody may listen on port ${port} here: set ${setting} to another.`);
  return cause;
}

/** Listens, and gives the port. Throws `StartError`. */
export async function listen(app: FastifyInstance, place: Place): Promise<number> {
  const { host, port } = place;
  await app.listen({ port, host }).catch((cause: NodeJS.ErrnoException) => {
    throw asStartError(cause, place);
  });
  const address = app.server.address();
  return typeof address === 'object' ? (address?.port ?? port) : port;
}

/** How long a sweep waits for the next, ms. */
const sweepPause = 1000;

/** Sweeps the bank again and again, never twice at a time; a fault is logged and the next turn comes. */
export function sweepRegularly(
  bank: { sweep(): Promise<void> },
  log: FastifyInstance['log'],
): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const turns = async () => {
    for (;;) {
      await sleep(sweepPause, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopped.signal.aborted) return;
      await bank.sweep().catch((err: unknown) => log.error({ err }, 'sweep'));
    }
  };
  const running = turns();
  return {
    stop() {
      stopped.abort();
      return running;
    },
  };
}

/** How long calls under way may take to end, ms. */
const patience = 10_000;

/** Stops once, on the first signal; at the second, or when it takes too long, the process ends as it is. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
