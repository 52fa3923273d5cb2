import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowStage } from '../../apps/inspector/play/flow-stage.ts';
import type { Moment } from '../../apps/inspector/play/moment.ts';
import { answersOf, outputOf } from '../../apps/inspector/play/sample.ts';
import { chartOf, pictureOf, statesOf } from '../../adapters/chart/index.ts';
import type { Deed } from '../../verification/cover/schema.ts';
import { flows } from '../../machines/index.ts';

const walks = fc.array(fc.nat(), { minLength: 1, maxLength: 25 });

/** Everything that may happen now: what the customer does, how services answer or fail, deadlines that pass. */
const choices = ({ calls, deadlines, now }: Moment, offers: readonly Deed[]): Deed[] => [
  ...offers,
  ...calls.flatMap(({ socket, method }): Deed[] => [
    ...answersOf(method).map((answer) => ({
      answer: socket,
      output: { ...outputOf(method, answer, {}, now, {}) } as never,
    })),
    { fault: socket, code: 'E_TIMEOUT' },
  ]),
  ...deadlines.map(({ name }) => ({ timer: name })),
];

describe.each(['entry', 'passwordLogin', 'softPinMenu'] as const)('on random walks of %s', (name) => {
  const flow = flows[name] as never as ConstructorParameters<typeof FlowStage>[0];
  const chart = chartOf(flow.machine, Object.keys(flow.events));
  const keys = new Set(statesOf(chart).flatMap(({ transitions }) => transitions.map(({ key }) => key)));
  const paths = new Set(statesOf(chart).map(({ path }) => path));
  const { root, edges } = pictureOf(chart, { expanded: 'all' });
  const linesIn = (node: typeof root): readonly string[] => [
    ...node.lines.flatMap((line) => line.keys),
    ...node.children.flatMap(linesIn),
  ];
  const drawn = new Set([
    ...linesIn(root),
    ...edges.flatMap(({ labels }) => labels.flatMap((label) => label.keys)),
  ]);

  it('every transition that fires is on the chart, and so is every state it leads to', async () => {
    let fired = 0;
    const walk = async (picks: readonly number[]) => {
      const stage = new FlowStage(flow);
      const first = await stage.begin((flow.starts?.[0] ?? null) as never);
      const moments = [first];
      for (const pick of picks) {
        const now = choices(moments.at(-1)!, stage.offers());
        const deed = now[pick % Math.max(1, now.length)];
        if (deed === undefined) break;
        moments.push(await stage.do(deed));
      }
      stage.end();
      for (const moment of moments) {
        fired += moment.fired.length;
        for (const key of moment.fired)
          expect([key, keys.has(key), drawn.has(key)]).toEqual([key, true, true]);
        for (const path of moment.active) expect(paths).toContain(path);
      }
    };
    await fc.assert(fc.asyncProperty(walks, walk), { seed: 7, numRuns: 40 });
    expect(fired).toBeGreaterThan(100);
  });
});
