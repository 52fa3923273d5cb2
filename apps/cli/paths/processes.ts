import { fork } from 'node:child_process';
import { UsageError } from '../io.ts';
import type { Answer } from './child.ts';
import { type Done, type Job, work } from './job.ts';

const isSource = import.meta.url.endsWith('.ts');
const childUrl = new URL(isSource ? './child.ts' : './child.js', import.meta.url);
/** What is made and forgotten while a machine is explored is much, and young. */
const memory = ['--max-old-space-size=4096', '--max-semi-space-size=128'];

type Tell = (machine: string, done: number, of: number) => void;

/** Makes suites in some processes, each of which gets the next machine when it has done one; none: here. */
export async function workOn(jobs: readonly Job[], processes: number, tell: Tell): Promise<Done[]> {
  const found: Done[] = [];
  let next = 0;
  let done = 0;
  if (processes === 0) {
    for (const job of jobs) {
      tell(job.machine, done++, jobs.length);
      found.push(await work(job));
    }
    return found;
  }
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(childUrl, {
        execArgv: [...memory, ...(isSource ? ['--import', 'tsx'] : [])],
        serialization: 'advanced',
      });
      let at = -1;
      const deal = () => {
        at = next++;
        const job = jobs[at];
        if (job) child.send(job);
        else child.disconnect();
      };
      child.on('message', (message) => {
        const answer = message as Answer;
        if ('refused' in answer) {
          next = jobs.length;
          reject(new UsageError(answer.refused));
        } else {
          found[at] = answer.done;
          tell(jobs[at]?.machine ?? '', ++done, jobs.length);
        }
        deal();
      });
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (code === 0) return resolve();
        next = jobs.length;
        reject(new Error(`A process of hyrje paths ended with ${signal ?? code}.`));
      });
      deal();
    });
  await Promise.all(Array.from({ length: Math.min(processes, jobs.length) }, one));
  return found;
}
