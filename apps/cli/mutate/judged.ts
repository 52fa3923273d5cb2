import { fork } from 'node:child_process';
import {
  type Ground,
  type Judged,
  judgeOf,
  type Outcome,
  type Plan,
  type Selection,
} from '../../../verification/mutate/index.ts';

const isSource = import.meta.url.endsWith('.ts');
const childUrl = new URL(isSource ? './child.ts' : './child.js', import.meta.url);
/** The largest product has some 10⁶ edges; what is made and forgotten on the way is much, and young. */
const memory = ['--max-old-space-size=3072', '--max-semi-space-size=64'];

type Tell = (done: number, of: number) => void;

/** Judges here, one after the other. */
export function judgeHere(ground: Ground, { mutants }: Plan, tell: Tell): Judged[] {
  const judge = judgeOf(ground);
  return mutants.map((mutant, index) => {
    tell(index, mutants.length);
    return { mutant, outcome: judge(mutant) };
  });
}

/** Judges in processes of their own, each of which gets the next mutant when it has done one. */
export async function judgeIn(
  jobs: number,
  selection: Selection,
  { mutants }: Plan,
  tell: Tell,
): Promise<Judged[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  let done = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(childUrl, { execArgv: [...memory, ...(isSource ? ['--import', 'tsx'] : [])] });
      const deal = () => {
        if (next < mutants.length) child.send(next++);
        else child.disconnect();
      };
      child.on('message', (message) => {
        const { number, outcome } = message as { number: number; outcome: Outcome };
        outcomes[number] = outcome;
        tell(++done, mutants.length);
        deal();
      });
      child.once('error', reject);
      child.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`A process of hyrje mutate ended with ${code}.`));
      });
      child.send(selection);
      deal();
    });
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, mutants.length)) }, one));
  return mutants.map((mutant, index) => {
    const outcome = outcomes[index];
    if (!outcome) throw new Error(`Nobody judged ${mutant.id}.`);
    return { mutant, outcome };
  });
}
