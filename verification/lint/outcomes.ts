import type { FlowDefinition } from '../../machines/flows/definition.ts';
import type { MachineGraph } from '../machine-graph.ts';
import type { Event } from '../reaction.ts';
import { finding, type LintFinding } from './finding.ts';

/** A flow that was explored against every answer of its services. */
export interface AskedFlow {
  readonly flow: Pick<FlowDefinition, 'name' | 'services'>;
  readonly graph: MachineGraph;
}

interface Answer {
  readonly ok?: boolean;
  readonly code?: string;
}

/** An answer or a fault as a short name. */
const nameOf = (event: Event): string => {
  const { ok, code } = (event['output'] ?? event['error'] ?? {}) as Answer;
  return ok === true ? 'success' : (code ?? 'error');
};

/** Services that no flow of a set asks, so that what they declare is never answered; and answers that nobody hears. */
export function lintOutcomes(flows: readonly AskedFlow[]): LintFinding[] {
  const asked = new Set(flows.flatMap(({ graph }) => graph.steps.flatMap((step) => step.asked)));
  const unasked = new Map<string, string>();
  for (const { flow } of flows) {
    for (const socket of Object.keys(flow.services)) if (!asked.has(socket)) unasked.set(socket, flow.name);
  }
  const silent = [...unasked].map(([socket, name]) =>
    finding(
      'never answered',
      name,
      `No flow asks ${socket}, so that nothing it declares is ever answered. Ask it, or leave it out of the services.`,
    ),
  );
  const unheard = flows.flatMap(({ flow, graph }) => {
    const heard = new Map<string, boolean>();
    for (const { event, handled } of graph.steps) {
      const id = /^xstate\.(?:done|error)\.actor\.(.*)$/.exec(event.type)?.[1];
      if (id === undefined) continue;
      const answer = `${nameOf(event)} of ${id}`;
      heard.set(answer, handled || heard.get(answer) === true);
    }
    return [...heard]
      .filter(([, isHeard]) => !isHeard)
      .map(([answer]) =>
        finding(
          'never answered',
          flow.name,
          `Nobody hears ${answer} in any state. Add a transition for it.`,
          null,
          answer,
        ),
      );
  });
  return [...silent, ...unheard];
}
