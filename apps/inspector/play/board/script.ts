import { createAuthority } from '../../../../machines/authority/index.ts';
import { defaultPolicy } from '../../../../machines/vocabulary/policy/table.ts';
import type { Journey } from '../../../../verification/replay/journey.ts';
import { onMachines } from '../../../../verification/replay/stamp.ts';
import { machineNamed } from '../../data/machines.ts';
import type { Told } from '../../words/index.ts';
import { type Script, type ScriptStep, stepWith } from '../script.ts';
import { LazyStage } from './lazy.ts';
import { activeOnLine, keysFor, machineOfSeat } from './seats.ts';

/** A step of several machines: what it touches, and what is lit where this build goes another way than the file. */
function boardStep({ text, input, event, gives, leadsTo }: Journey['steps'][number], at: number): ScriptStep {
  const machine = machineOfSeat(input?.to ?? 'login');
  const chart = machineNamed(machine);
  const command = input?.command ?? input?.deliver?.[0]?.[0] ?? event?.type;
  return stepWith({
    text,
    deed: { step: at },
    machine,
    active: chart ? activeOnLine(chart, leadsTo) : null,
    keys: chart ? keysFor(chart.chart, command, input?.timer) : [],
    gives,
  });
}

/** A trace over several machines of the bank. `texts`: its steps in both languages, where that is known. */
export function scriptOfBoard(journey: Journey, title: Told | string, texts?: readonly Told[]): Script {
  const steps = journey.steps
    .map(boardStep)
    .map((step, at) => ({ ...step, ...(texts?.[at] && { text: texts[at] }) }));
  const isAttack = journey.on.name === 'attack';
  const { hash } = onMachines('slice', '', Object.values(createAuthority(defaultPolicy).machines));
  const name = typeof title === 'string' ? title : title.en;
  return {
    kind: isAttack ? 'attack' : 'board',
    machine: steps[0]?.machine ?? 'login',
    title,
    stories: [{ name, start: null, steps }],
    isOther: isAttack && journey.on.hash !== hash,
    stage: () =>
      new LazyStage(async () => {
        const { boardStage } = await import('./stage.ts');
        return boardStage(journey);
      }),
  };
}
