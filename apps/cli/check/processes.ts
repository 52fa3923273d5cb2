import { fork } from 'node:child_process';
import type { Part } from '../../../verification/index.ts';
import { type Job, type Tell, work } from './job.ts';

interface Message {
  readonly progress?: Parameters<Tell>;
  readonly part?: Part;
}

const isSource = import.meta.url.endsWith('.ts');
const childUrl = new URL(isSource ? './child.ts' : './child.js', import.meta.url);
/** The largest product has some 10⁷ edges; what is made and forgotten on the way is much, and young. */
const memory = ['--max-old-space-size=4096', '--max-semi-space-size=128'];

/** Does a job in a process of its own, whose memory goes with it. */
const inProcess = (job: Job, tell: Tell): Promise<Part> =>
  new Promise((resolve, reject) => {
    const child = fork(childUrl, {
      execArgv: [...memory, ...(isSource ? ['--import', 'tsx'] : [])],
      serialization: 'advanced',
    });
    let found: Part | undefined;
    child.on('message', (message) => {
      const { progress, part } = message as Message;
      if (progress) tell(...progress);
      found = part ?? found;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (found) resolve(found);
      else reject(new Error(`A process of hyrje check ended with ${signal ?? code}.`));
    });
    child.send(job);
  });

/** Does jobs in some processes at a time, in the order given; none: here, one after the other. */
export async function workOn(jobs: readonly Job[], processes: number, tell: Tell): Promise<Part[]> {
  const parts: Part[] = [];
  const waiting = jobs.map((job, at) => ({ job, at }));
  const run = processes === 0 ? work : inProcess;
  let done = 0;
  const follow = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { job, at } = next;
      parts[at] = await run(job, (stage, ...rest) =>
        tell(`part ${Math.min(done + 1, jobs.length)} of ${jobs.length}, ${stage}`, ...rest),
      );
      done++;
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(processes, jobs.length)) }, follow));
  return parts;
}
