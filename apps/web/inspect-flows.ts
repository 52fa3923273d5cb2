import { socketLine } from '../../adapters/inspect/socket-line.ts';
import type { Declared } from '../../adapters/inspect/allowance.ts';
import { inspectTo } from '../../adapters/inspect/source.ts';
import { type Clock, flows } from '../../machines/index.ts';

/** Every flow of this page, to the inspector at `url`. */
export const inspectFlows = (url: string, app: string, clock: Clock) =>
  inspectTo({
    app,
    line: socketLine({ url }),
    machines: Object.values(flows) as unknown as readonly Declared[],
    now: () => clock.now(),
  });
