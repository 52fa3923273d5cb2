import { inspectTo, type Wire } from '../../../adapters/inspect/index.ts';
import { passwordLogin } from '../../../machines/index.ts';
import { journeys, play } from '../../../scenarios/index.ts';
import { memorySurface } from '../../journeys/memory.surface.ts';

/** So many messages of one login, as an app tells them: what one journey tells, again and again. */
export async function manyMessages(count: number): Promise<Wire[]> {
  const told: Wire[] = [];
  const line = { send: (message: Wire) => void told.push(message) };
  const journey = journeys.find(({ id }) => id === 'dead-code');
  if (!journey) throw new Error('There is no such journey.');
  const surface = await memorySurface({
    inspect: inspectTo({ line, machines: [passwordLogin as never], newRun: () => 'bench' }) as never,
  });
  await play(journey, surface);
  await surface.close();
  const [hello, ...rest] = told.filter(({ type }) => type !== 'ended');
  if (!hello) throw new Error('Nothing was told.');
  const repeated = Array.from({ length: count }, (_, at) => ({
    ...rest[at % rest.length],
    seq: at + 1,
    at: hello.at + 40 * at,
  }));
  return [hello, ...(repeated as Wire[])];
}
