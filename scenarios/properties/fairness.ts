import type { Fair } from '../../verification/claims/claim.ts';
import type { MachineStep } from '../../verification/machine-graph.ts';
import type { Step } from '../../verification/product/step.ts';

/** Deadlines of the bank come (A-CLOCK); nobody else has to do anything. */
export const deadlinesCome: Fair<Step> = {
  takes: ({ input }) => (input.origin === 'timer' ? `${input.to} ${input.timer}` : null),
  renews: ({ armed }) => armed.map(({ slot, timer }) => `${slot} ${timer}`),
};

const result = /^xstate\.(?:done|error)\.actor\./;

/** In a flow, deadlines come and calls come back (A-CLOCK, A-SERVICE); the customer may do nothing for ever. */
export const callsComeBack: Fair<MachineStep> = {
  takes: ({ event: { type } }) => {
    if (type.startsWith('xstate.after.') || type === 'flow.start') return type;
    return result.test(type) ? `result of ${type.replace(result, '')}` : null;
  },
  renews: ({ armed, started }) => [...armed, ...started.map((id) => `result of ${id}`)],
};
