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
  const shown: string[] = [];
  for (const [at, step] of stepsOf(journey, mode).entries()) {
    const problems = await take(step, surface, shown);
    const { revealed } = await surface.seen();
    if (revealed && revealed !== shown.at(-1)) shown.push(revealed);
    if (problems.length > 0) throw new Astray(journey, at, step, problems.join('; '));
  }
}

/** Takes one step; what was otherwise than told. */
async function take(step: Step, surface: Surface, shown: readonly string[]): Promise<string[]> {
  if ('sees' in step) return look(step, surface);
  if ('waits' in step) return wait(step.waits, surface);
  if ('does' in step) {
    const typed: Record<string, string | boolean> = {};
    for (const [field, value] of Object.entries(step.with ?? {}))
      typed[field] = await spell(value, surface, shown);
    await surface.does(step.does, typed, step.taps ?? 1);
  } else if ('loses' in step) {
    if (step.loses === 'network') await surface.network(false);
    else await surface.loses(step.loses, step.times, step.after);
  } else if ('finds' in step) await surface.network(true);
  else if ('restarts' in step) await surface.restarts();
  else if ('turnsTo' in step) await only(surface.turnsTo)(step.turnsTo);
  else if ('speaks' in step) await only(surface.speaks)(step.speaks);
  else if ('scans' in step) await only(surface.scans)(step.scans);
  else if ('phone' in step) await only(surface.phone)(step.phone);
  else await surface.world[step.elsewhere](step.to, step.times ?? 1);
  return [];
}

/** What only surfaces of the whole app can do. */
function only<F>(ability: F | undefined): F {
  if (ability === undefined)
    throw new Error('This surface shows a login alone; the journey needs the whole app.');
  return ability;
}

async function wait(until: number | string, surface: Surface): Promise<string[]> {
  const { timers } = await surface.seen();
  const seconds = typeof until === 'number' ? until : timers[until as keyof typeof timers];
  if (seconds === undefined) return [`there is no timer ${until}, only ${Object.keys(timers).join(', ')}`];
  await surface.waits(seconds);
  return [];
}

async function spell(value: Typed, surface: Surface, shown: readonly string[]): Promise<string | boolean> {
  if (typeof value !== 'object') return value;
  if (value.code === 'shown' || value.code === 'shownBefore') {
    const code = shown.at(value.code === 'shown' ? -1 : -2);
    if (code === undefined) throw new Error(`No Soft PIN code was ${value.code}; ${shown.length} were.`);
    return code;
  }
  return spellCode(value, await surface.world.codes());
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
  if (sees.elements) compare('the elements', sorted(sees.elements), sorted(seen.elements ?? []));
  for (const [name, on] of Object.entries(sees.toggles ?? {}))
    compare(`the option ${name}`, on, seen.toggles?.[name]);
  compare('the path', sees.path, seen.path);
  compare('the mask', sees.mask, seen.mask);
  compare('the mask of the biometric', sees.biometricMask, seen.biometricMask);
  compare('the reason', sees.reason, seen.reason);
  if (sees.shows !== undefined)
    compare('what is shown', sees.shows, typeof seen.revealed === 'string' ? 'code' : null);
  if (sees.messages !== undefined)
    compare('the number of messages', sees.messages, await surface.world.messages());
  if (sees.codes !== undefined)
    compare('the number of codes', sees.codes, (await surface.world.codes()).length);
  if (sees.sessions !== undefined)
    compare('the number of sessions', sees.sessions, await surface.world.sessions());
  return problems;
}
