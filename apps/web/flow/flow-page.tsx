import { useLayoutEffect, useState } from 'preact/hooks';
import { FlowView } from '../../../adapters/ui/preact/index.ts';
import type { Clock, View } from '../../../machines/index.ts';
import type { LiveFlow } from '../../drivers/machine.ts';
import { wordsOf } from '../words.ts';

interface OneFlowProps {
  flow: LiveFlow;
  clock: Clock;
}

/** One flow, and nothing around it. */
export function OneFlow({ flow, clock }: OneFlowProps) {
  const [view, show] = useState<View>(() => flow.view());
  const [isDone, end] = useState(false);
  useLayoutEffect(() => {
    flow.done.then(
      () => end(true),
      () => {},
    );
    return flow.subscribe(show);
  }, [flow]);
  const send = flow.send as (event: string, values?: object) => boolean;
  return (
    <main class="branch">
      <div class="branch-card" {...(isDone && { 'data-done': true })}>
        <FlowView
          view={view}
          words={wordsOf.sq}
          clock={clock}
          send={(event, values) => void (values ? send(event, values) : send(event))}
          reveal={(name) => flow.reveal(name)}
        />
      </div>
    </main>
  );
}
