import { fork } from 'node:child_process';
import {
  type Ground,
  type Judged,
  type Judgement,
  judgeOf,
  type Plan,
  type Selection,
} from '../../../verification/mutate/index.ts';

const isSource = import.meta.url.endsWith('.ts');
const childUrl = new URL(isSource ? './child.ts' : './child.js', import.meta.url);
/** The largest product has some 10⁶ edges; what is made and forgotten on the way is much, and young. */
const memory = ['--max-old-space-size=3072', '--max-semi-space-size=64'];

type Tell = (done: number, of: number) => void;

/** Judges here, one after the other. */
export function judgeHere(ground: Ground, selection: Selection, { mutants }: Plan, tell: Tell): Judged[] {
  const judge = judgeOf(ground, selection);
  return mutants.map((mutant, index) => {
    tell(index, mutants.length);
    return { mutant, ...judge(mutant) };
  });
}

/** Judges in processes of their own, each of which gets the next mutant when it has done one. */
export async function judgeIn(
  jobs: number,
  selection: Selection,
  { mutants }: Plan,
  tell: Tell,
): Promise<Judged[]> {
  const judgements: Judgement[] = [];
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
        const { number, judgement } = message as { number: number; judgement: Judgement };
        judgements[number] = judgement;
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
    const judgement = judgements[index];
    if (!judgement) throw new Error(`Nobody judged ${mutant.id}.`);
    return { mutant, ...judgement };
  });
}
