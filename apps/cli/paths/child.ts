import { UsageError } from '../io.ts';
import { type Done, type Job, work } from './job.ts';

/** What a process of `hyrje paths` answers: what it made, or why a person may not ask for that. */
export type Answer = { readonly done: Done } | { readonly refused: string };

async function answerTo(job: Job): Promise<Answer> {
  try {
    return { done: await work(job) };
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    return { refused: cause.message };
  }
}

/** A process of `hyrje paths`: makes one suite after the other, as it is sent them. */
process.on('message', (job) => void answerTo(job as Job).then((answer) => process.send?.(answer)));
