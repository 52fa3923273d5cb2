import {
  type CodeToken,
  type Journey,
  type Mode,
  type Sees,
  type Step,
  stepsOf,
  type Typed,
} from './journey.ts';
import type { Surface } from './surface.ts';

/** Where a surface told another story. */
export class Astray extends Error {
  constructor(journey: Journey, at: number, step: Step, why: string) {
    super(`${journey.id}, step ${at + 1} ${JSON.stringify(step)}: ${why}`);
    this.name = 'Astray';
  }
}

/** Plays a journey on a surface. Throws `Astray` at the first step that goes otherwise. */
export async function play(journey: Journey, surface: Surface, mode: Mode = 'deferred'): Promise<void> {
  for (const [at, step] of stepsOf(journey, mode).entries()) {
    const problems = await take(step, surface);
    if (problems.length > 0) throw new Astray(journey, at, step, problems.join('; '));
  }
}

/** Takes one step; what was otherwise than told. */
async function take(step: Step, surface: Surface): Promise<string[]> {
  if ('sees' in step) return look(step, surface);
  if ('waits' in step) return wait(step.waits, surface);
  if ('does' in step) {
    const typed: Record<string, string> = {};
    for (const [field, value] of Object.entries(step.with ?? {})) typed[field] = await spell(value, surface);
    await surface.does(step.does, typed, step.taps ?? 1);
  } else if ('loses' in step) {
    if (step.loses === 'network') await surface.network(false);
    else await surface.loses(step.loses, step.times);
  } else if ('finds' in step) await surface.network(true);
  else if ('restarts' in step) await surface.restarts();
  else await surface.world[step.elsewhere](step.to, step.times ?? 1);
  return [];
}

async function wait(until: number | string, surface: Surface): Promise<string[]> {
  const { timers } = await surface.seen();
  const seconds = typeof until === 'number' ? until : timers[until as keyof typeof timers];
  if (seconds === undefined) return [`there is no timer ${until}, only ${Object.keys(timers).join(', ')}`];
  await surface.waits(seconds);
  return [];
}

async function spell(value: Typed, surface: Surface): Promise<string> {
  if (typeof value === 'string') return value;
  const codes = await surface.world.codes();
  return spellCode(value, codes);
}

function spellCode({ code }: CodeToken, codes: readonly string[]): string {
  if (code === 'wrong')
    return ['000000', '111111', '222222', '333333', '444444'].find((one) => !codes.includes(one)) ?? '555555';
  const found = codes.at(code === 'newest' ? -1 : -2);
  if (found === undefined) throw new Error(`There is no ${code} code; ${codes.length} have arrived.`);
  return found;
}

const sorted = (list: readonly string[]) => list.toSorted().join(', ');

async function look({ sees }: Sees, surface: Surface): Promise<string[]> {
  const seen = await surface.seen();
  const problems: string[] = [];
  const compare = (what: string, told: unknown, got: unknown) => {
    if (told === undefined || told === got) return;
    problems.push(`${what} is ${JSON.stringify(got)}, not ${JSON.stringify(told)}`);
  };
  compare('the screen', sees.screen, seen.screen);
  compare('the error', sees.error, seen.error);
  compare('the end', sees.ended, seen.ended);
  if (sees.notices) compare('the list of notices', sorted(sees.notices), sorted(seen.notices));
  for (const event of sees.offers ?? []) compare(`${event} on offer`, true, seen.offers.includes(event));
  for (const event of sees.withholds ?? []) compare(`${event} on offer`, false, seen.offers.includes(event));
  for (const [name, value] of Object.entries(sees.fields ?? {}))
    compare(`the field ${name}`, value, seen.fields[name]);
  if (sees.timers) {
    compare('the list of timers', sorted(Object.keys(sees.timers)), sorted(Object.keys(seen.timers)));
    for (const [id, left] of Object.entries(sees.timers)) {
      compare(`the timer ${id}`, left, seen.timers[id as keyof typeof seen.timers]);
    }
  }
  if (sees.codes !== undefined)
    compare('the number of codes', sees.codes, (await surface.world.codes()).length);
  if (sees.sessions !== undefined)
    compare('the number of sessions', sees.sessions, await surface.world.sessions());
  return problems;
}
