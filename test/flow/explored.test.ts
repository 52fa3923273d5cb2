import { describe, expect, it } from 'vitest';
import type { FlowDefinition } from '../../machines/flows/definition.ts';
import { biometricActivation } from '../../machines/flows/profile/biometric-activation.ts';
import { deactivation } from '../../machines/flows/profile/deactivation.ts';
import { passwordChange } from '../../machines/flows/profile/password-change.ts';
import { profile } from '../../machines/flows/profile/profile.ts';
import { smartFnpActivation } from '../../machines/flows/profile/smart-fnp-activation.ts';
import { softPinActivation } from '../../machines/flows/profile/soft-pin-activation.ts';
import { softPinChange } from '../../machines/flows/profile/soft-pin-change.ts';
import { forgotPassword } from '../../machines/flows/recovery/forgot-password.ts';
import { session } from '../../machines/flows/session/session.ts';
import { softPinMenu } from '../../machines/flows/soft-pin/soft-pin-menu.ts';
import { exploreFlow, type MachineGraph } from '../../verification/index.ts';

const flows = [
  biometricActivation,
  deactivation,
  forgotPassword,
  passwordChange,
  profile,
  session,
  smartFnpActivation,
  softPinActivation,
  softPinChange,
  softPinMenu,
] as unknown as FlowDefinition[];

const everywhere = (graph: MachineGraph) => Array.from({ length: graph.size }, (_, state) => state);
const edgesOf = ({ first }: MachineGraph, state: number) =>
  Array.from({ length: first[state + 1]! - first[state]! }, (_, at) => first[state]! + at);

/** The states from which no end can be reached. */
function stranded(graph: MachineGraph): number[] {
  const before = new Map<number, number[]>();
  for (const [edge, to] of graph.to.entries()) {
    before.set(to, [...(before.get(to) ?? []), graph.from[edge]!]);
  }
  const saved = new Set(everywhere(graph).filter((state) => graph.place(state).done));
  for (const state of saved) for (const earlier of before.get(state) ?? []) saved.add(earlier);
  return everywhere(graph).filter((state) => !saved.has(state));
}

describe.each(flows.map((flow) => [flow.name, flow] as const))('every state of %s', (_, flow) => {
  const graph = exploreFlow(flow);
  const begun = everywhere(graph).filter((state) => graph.place(state).value !== 'start');

  it('is one of few enough to look at all of them', () => {
    expect(graph.size).toBeLessThan(6_000);
  });

  it('has a way to an end', () => {
    expect(stranded(graph)).toEqual([]);
  });

  it('knows what to do with every answer and every fault that may come', () => {
    const unheard = everywhere(graph).flatMap((state) =>
      edgesOf(graph, state).flatMap((edge) => {
        const { event, handled, label } = graph.steps[graph.step[edge]!]!;
        return event.type.startsWith('xstate.') && !handled ? [`${graph.tell(state)} ${label}`] : [];
      }),
    );
    expect(unheard).toEqual([]);
  });

  it('has a screen, whose enabled actions the machine takes', () => {
    for (const state of begun) {
      const { value, context, done } = graph.place(state);
      const picture = flow.view({ value, context } as never);
      const taken = edgesOf(graph, state).flatMap((edge) => {
        const { event, handled } = graph.steps[graph.step[edge]!]!;
        return handled ? [event.type] : [];
      });
      const offered = picture.actions.flatMap(({ event, enabled }) => (enabled ? [event] : []));
      expect([graph.tell(state), offered.filter((event) => !taken.includes(event))]).toEqual([
        graph.tell(state),
        [],
      ]);
      if (done) expect([picture.screen, picture.actions]).toEqual([picture.screen, []]);
    }
  });

  it('keeps no secret, and lets no text of an answer decide', () => {
    expect(graph.steps.flatMap(({ carried }) => carried).filter((mark) => mark.includes('secret'))).toEqual(
      [],
    );
    expect(graph.steps.flatMap(({ decisive }) => decisive)).toEqual([]);
  });

  it('can be left by the customer, unless it is ending', () => {
    const ways = ['flow.cancel', 'session.logout'];
    const closed = begun.filter((state) => {
      const { done } = graph.place(state);
      const leaves = edgesOf(graph, state).some((edge) => {
        const { event, handled } = graph.steps[graph.step[edge]!]!;
        return handled && ways.includes(event.type);
      });
      return !done && !leaves;
    });
    const left = new Set(closed.map((state) => JSON.stringify(graph.place(state).value)));
    expect([...left].filter((value) => !/erasing|undoing|settling/.test(value))).toEqual([]);
  });
});
