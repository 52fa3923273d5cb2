import type { AnyStateMachine } from 'xstate';
import type { SuiteStep } from '../../verification/cover/schema.ts';
import { freshAnswer } from '../../verification/mutate/index.ts';
import { FlowDriver, type LiveFlow } from './machine.ts';
import type { SuiteParts } from './play.ts';
import type { Call, TestedFlow, World } from './services.ts';

/** What a call was told, without what the gateway adds to it. */
const toldIn = ({ socket, request }: Call): unknown => {
  const { key: _, secret: __, ...told } = request as Record<string, unknown>;
  return [socket, told];
};

/** A flow that runs, with everything that it shows and hands on; every answer says something new. */
class ShownFlow extends FlowDriver {
  #end: unknown = null;
  #flow: LiveFlow | null = null;

  constructor(flow: TestedFlow) {
    let answers = 0;
    const world: World = {
      answer(call, output) {
        answers++;
        const method = flow.services[call.socket];
        call.resolve(method ? freshAnswer(method, output as Record<string, unknown>, answers) : output);
      },
      fail: ({ reject }, code) => reject({ code }),
    };
    super(flow, world);
  }

  protected override began(flow: LiveFlow): void {
    this.#flow = flow;
    flow.done.then(
      (output) => (this.#end = output),
      () => {},
    );
  }

  /** What is shown now, what calls and deadlines wait, and how it ended. */
  whole(): string {
    return JSON.stringify([this.#flow?.view() ?? null, this.calls().map(toldIn), this.waits(), this.#end]);
  }
}

/** Where two machines go apart: the step, from 1, and everything that each shows and hands on there. */
export interface Parting {
  readonly step: number;
  readonly original: string;
  readonly changed: string;
}

/**
 * Plays a test on a flow and, step by step beside it, on another machine in its place: whole views, what calls are
 * told, the lengths of deadlines, and how it ends must be the same. `null` when they are to the end of the test.
 */
export async function playBeside(
  flow: TestedFlow,
  machine: AnyStateMachine,
  { deeds, start }: SuiteParts,
  steps: readonly SuiteStep[],
): Promise<Parting | null> {
  const both = [new ShownFlow(flow), new ShownFlow({ ...flow, machine })] as const;
  const after = async (step: number, act: (one: ShownFlow) => unknown): Promise<Parting | null> => {
    const [original, changed] = [await wholeAfter(both[0], act), await wholeAfter(both[1], act)];
    return original === changed ? null : { step, original, changed };
  };
  try {
    const done = steps.map((step) => deeds[step.do]).filter((deed) => deed !== undefined);
    const startsLater = done[0] !== undefined && 'start' in done[0];
    let parting = startsLater ? null : await after(0, (one) => one.begin(start));
    for (const [at, deed] of done.entries()) parting ??= await after(at + 1, (one) => one.do(deed));
    return parting;
  } finally {
    for (const one of both) one.end();
  }
}

async function wholeAfter(one: ShownFlow, act: (one: ShownFlow) => unknown): Promise<string> {
  try {
    await act(one);
  } catch (cause) {
    return `cannot: ${String(cause)}`;
  }
  return one.whole();
}
