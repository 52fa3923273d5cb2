import { parseArgs } from 'node:util';
import type { AnyStateMachine } from 'xstate';
import * as z from 'zod/mini';
import { flows } from '../../machines/index.ts';
import { createAuthority } from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { isAttack, playAttack } from '../../verification/attack/index.ts';
import { type Journey, journeySchema, onMachines, play, ReplayError } from '../../verification/index.ts';
import { type Io, UsageError } from './io.ts';
import { readJson } from './read-json.ts';

const help = `Usage: hyrje replay FILE [--json]

Plays a trace (hyrje/trace@1, written by hyrje check --save and others) on the machines that run: a flow or a machine as
a live actor whose services answer as in the trace and whose clock is moved by hand, the authority through the bank's
own router. Says what each step gave, and stops at the first that goes another way.

Options:
  --json      print JSON
  --help, -h  this text

Exit code: 0 the machines go that way, 1 they do not, 2 there is nothing to play.`;

/** Flows by their names, and the machines of the authority under the policy of the trace. */
function machinesFor({ policy, on }: Journey): Readonly<Record<string, AnyStateMachine>> {
  const all = { ...defaultPolicy, ...policy } as Policy;
  const ofBank = createAuthority(all).machines as unknown as Record<string, AnyStateMachine>;
  const ofFlows = Object.fromEntries(Object.entries(flows).map(([name, { machine }]) => [name, machine]));
  return on.kind === 'machine' ? { ...ofFlows, ...ofBank } : ofFlows;
}

/** Plays a trace, or an attack. Throws `ReplayError` when the machines do something else. */
async function playAny(journey: Journey, machines: Readonly<Record<string, AnyStateMachine>>): Promise<void> {
  if (!isAttack(journey)) return play(journey, { machines });
  const { goal, failedAt } = attackIn(journey);
  if (failedAt === null) return;
  throw new ReplayError(failedAt, `a way to ${goal}`, 'that it is refused');
}

function attackIn(journey: Journey): ReturnType<typeof playAttack> {
  try {
    return playAttack(journey);
  } catch (cause) {
    if (!(cause instanceof z.core.$ZodError)) throw cause;
    throw new ReplayError(0, 'an attack that begins with a world', 'another start');
  }
}

/** `hyrje replay`: plays a trace again. */
export async function replayCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('One file, please.');
  const journey = await readJson(path, journeySchema, 'trace of schema hyrje/trace@1');
  const { steps, end, property, claim, on } = journey;
  const machines = machinesFor(journey);
  const machine = machines[on.name];
  const isSame = !machine || onMachines(on.kind, on.name, [machine]).hash === on.hash;
  const changed = isSame ? [] : [`${on.name} has changed since this was written; it is played all the same.`];
  const failed = await playAny(journey, machines).then(
    () => null,
    (cause: unknown) => {
      if (cause instanceof ReplayError) return cause;
      throw cause;
    },
  );
  const played = failed === null ? steps : steps.slice(0, Math.max(failed.step - 1, 0));
  const outcome =
    failed === null
      ? `${path}: the machines that run go this way, ${steps.length} steps.`
      : `${path}: ${failed.message}`;
  if (values.json) {
    const { step = null, expected = null, seen = null } = failed ?? {};
    io.out(JSON.stringify({ file: path, replayed: failed === null, step, expected, seen }, null, 2));
  } else {
    io.out(
      [
        ...changed,
        ...(property === undefined ? [] : [`${property}: ${claim ?? ''}, on ${on.name}`]),
        ...played.map(
          ({ text, gives }, at) => `  ${at + 1}. ${text}${gives.length > 0 ? `  [${gives.join(', ')}]` : ''}`,
        ),
        ...(failed === null ? [`  → ${end}`] : []),
        outcome,
      ].join('\n'),
    );
  }
  return failed === null ? 0 : 1;
}
