import type { InspectionEvent } from 'xstate';
import type { Clock } from '../../machines/index.ts';
import type { Inspect } from './shell/running.ts';
import { toldBy } from './told.ts';

type Tell = (event: InspectionEvent) => void;

/**
 * Tells an inspector what the flows do, where the server told the page of one: in the demonstration. Elsewhere nothing of
 * it is loaded. Nobody waits for it: what happens until it is there is told then.
 */
export function inspectedAs(app: string, clock: Clock): { inspect?: Inspect } {
  const url = toldBy('hyrje-inspect');
  if (url === null) return {};
  const waiting: InspectionEvent[] = [];
  let tell: Tell = (event) => void waiting.push(event);
  const connect = async () => {
    const { inspectFlows } = await import('./inspect-flows.ts');
    tell = inspectFlows(url, app, clock);
    for (const event of waiting) tell(event);
  };
  connect().catch(() => {
    tell = () => {};
  });
  return { inspect: (event) => tell(event) };
}
